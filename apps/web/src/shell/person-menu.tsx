// Who is logged in, and what is theirs to set: screens they may open, language, appearance, log-out.
import { Menu } from '@mantine/core';
import {
  IconCalendarTime,
  IconDeviceDesktop,
  IconChartBar,
  IconLayoutGrid,
  IconLogout,
  IconReport,
  IconSettings,
  IconSignature,
  IconStethoscope,
  IconUrgent,
  IconUserShield,
  IconVolume,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { changeLanguage, useLanguage } from '../i18n/i18n.js';
import { useLogOut, useMe } from '../session/session.js';
import { useProblemText } from './problem-text.js';
import { useToast } from './toast.js';
import { chooseScheme, useSchemeChoice } from '../theme/scheme.js';
import styles from './person-menu.module.css';

const SCHEMES = ['auto', 'light', 'dark'] as const;
const LANGUAGES = ['ja', 'en'] as const;

export function PersonMenu({ onSoundCheck }: { onSoundCheck?: () => void }): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const logOut = useLogOut();
  const toast = useToast();
  const problemText = useProblemText();
  const leave = (): void => void logOut().catch((error: unknown) => toast('problem', problemText(error)));
  const language = useLanguage();
  const scheme = useSchemeChoice();
  const seat = me.role === 'centre' || me.role === 'supervisor';
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <button type="button" className={styles.person} aria-label={t('menu.person')}>
          <span className={styles.initials}>{me.initials}</span>
          <span className={styles.name}>{me.displayName}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.displayName + t('aside', { text: t(`role.${me.role}`) })}</Menu.Label>
        {seat && (
          <>
            <Menu.Item leftSection={<IconDeviceDesktop size={16} />} component={Link} to="/board">
              {t('screen.board')}
            </Menu.Item>
            <Menu.Item leftSection={<IconLayoutGrid size={16} />} component={Link} to="/board/wall">
              {t('screen.wall')}
            </Menu.Item>
          </>
        )}
        {seat && (
          <>
            <Menu.Item leftSection={<IconSignature size={16} />} component={Link} to="/handover">
              {t('handover.title')}
            </Menu.Item>
            <Menu.Item leftSection={<IconChartBar size={16} />} component={Link} to="/load">
              {t('load.title')}
            </Menu.Item>
          </>
        )}
        {(me.role === 'supervisor' || me.role === 'administrator') && (
          <Menu.Item leftSection={<IconReport size={16} />} component={Link} to="/reports">
            {t('activity.title')}
          </Menu.Item>
        )}
        {me.role === 'supervisor' && (
          <Menu.Item leftSection={<IconStethoscope size={16} />} component={Link} to="/clinic">
            {t('screen.clinic')}
          </Menu.Item>
        )}
        {me.kind !== 'device' && me.role !== 'family' && me.role !== 'administrator' && (
          <Menu.Item leftSection={<IconUrgent size={16} />} component={Link} to="/emergency">
            {t('emergency.title')}
          </Menu.Item>
        )}
        {me.role !== 'family' && (
          <Menu.Item leftSection={<IconCalendarTime size={16} />} component={Link} to="/roster">
            {t('screen.roster')}
          </Menu.Item>
        )}
        {(seat || me.role === 'administrator') && (
          <Menu.Item leftSection={<IconSettings size={16} />} component={Link} to="/admin/gateways">
            {t('screen.admin')}
          </Menu.Item>
        )}
        {onSoundCheck !== undefined && (
          <Menu.Item leftSection={<IconVolume size={16} />} onClick={onSoundCheck}>
            {t('board.sound.check')}
          </Menu.Item>
        )}
        {me.kind !== 'device' && (
          <Menu.Item leftSection={<IconUserShield size={16} />} component={Link} to="/account">
            {t('security.menu')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        <Choices
          label={t('theme.label')}
          options={SCHEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          value={scheme}
          onChange={chooseScheme}
        />
        <Menu.Label>{t('language.label')}</Menu.Label>
        <Choices
          label={t('language.label')}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          value={language}
          onChange={changeLanguage}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          {t('action.logOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choices<T extends string>(props: {
  label: string;
  options: ReadonlyArray<{ value: T; label: string }>;
  value: T;
  onChange: (value: T) => void;
}): ReactElement {
  return (
    <div className={styles.choices} role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <Menu.Item
          key={option.value}
          closeMenuOnClick={false}
          className={styles.choice}
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </Menu.Item>
      ))}
    </div>
  );
}
