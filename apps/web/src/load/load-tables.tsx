// The tables of the alarm load: how soon, what makes it, at whom, and what it was worth.
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AlarmMark } from '../alarm/alarm-mark.js';
import type { AlarmLoad, Figure } from '../api/types.js';
import { useRuleName } from '../format/rule-name.js';
import { age } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useMe } from '../session/session.js';
import { fewness, figureText, useRatio } from './figure-tile.js';
import styles from './load-page.module.css';

export function Responses({ load }: { load: AlarmLoad }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const ratio = useRatio();
  const time = (figure: Figure): string =>
    figure.value === null ? t('load.tooFew', fewness(figure)) : age(figure.value, language);
  return (
    <Table title={t('load.responses')} wide>
      <thead>
        <tr>
          <th>{t('load.priority')}</th>
          <th data-number>{t('load.count')}</th>
          <th data-number>{t('load.share')}</th>
          <th data-number>{t('load.median')}</th>
          <th data-number>{t('load.p90')}</th>
          <th data-number>{t('load.within')}</th>
        </tr>
      </thead>
      <tbody>
        {load.responses.map((each) => (
          <tr key={each.priority}>
            <td>
              <span className={styles.priority}>
                <AlarmMark priority={each.priority} size={14} silent /> {t(`priority.${each.priority}`)}
              </span>
            </td>
            <td data-number>{each.count}</td>
            <td data-number>
              {t('load.shareTarget', {
                share: ratio(each.share),
                target: t('load.ratio', { value: figureText(each.targetShare * 100) }),
              })}
            </td>
            <td data-number>{time(each.medianMs)}</td>
            <td data-number>{time(each.p90Ms)}</td>
            <td data-number>
              {ratio(each.withinTarget)} <small>≤ {age(each.targetMs, language)}</small>
              {each.overdue > 0 && <b> {t('load.overdue', { count: each.overdue })}</b>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A rule that sounds most, with the way to change it for who may. */
export function TopTen({ load }: { load: AlarmLoad }): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  const nameOf = useRuleName();
  const chattering = new Set(load.chattering.map(({ patientId, ruleId }) => `${patientId}/${ruleId}`));
  return (
    <Table title={t('load.topTen')}>
      <tbody>
        {load.topTen.map((each) => (
          <tr key={`${each.patientId}/${each.ruleId}`}>
            <td>
              {each.patientName} <small>{nameOf(each.ruleId)}</small>
              {chattering.has(`${each.patientId}/${each.ruleId}`) && (
                <b className={styles.tag}>{t('load.chattering')}</b>
              )}
            </td>
            <td data-number>{each.count}</td>
            <td data-number>{t('load.ratio', { value: figureText((100 * each.count) / load.alarms) })}</td>
            {role === 'supervisor' && (
              <td data-number>
                <Link to={`/clinic/${each.patientId}?rule=${encodeURIComponent(each.ruleId)}`}>
                  {t('load.toRules')}
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function Patients({ load }: { load: AlarmLoad }): ReactElement {
  const { t } = useTranslation();
  return (
    <Table title={t('load.patients')}>
      <tbody>
        {load.patients.map((each) => (
          <tr key={each.patientId}>
            <td>
              <Link to={`/board?patient=${encodeURIComponent(each.patientId)}`}>{each.patientName}</Link>
            </td>
            <td data-number>{each.count}</td>
            <td data-number>{t('load.ratio', { value: figureText((100 * each.count) / load.alarms) })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function Outcomes({ load }: { load: AlarmLoad }): ReactElement {
  const { t } = useTranslation();
  const all = load.outcomes.reduce((sum, { count }) => sum + count, 0);
  return (
    <Table title={t('load.outcomes')}>
      <tbody>
        {load.outcomes.map(({ outcome, count }) => (
          <tr key={outcome}>
            <td>{t(`outcome.${outcome}`)}</td>
            <td data-number>{count}</td>
            <td data-number>{all === 0 ? '–' : t('load.ratio', { value: figureText((100 * count) / all) })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Table(props: { title: string; wide?: boolean; children: ReactNode }): ReactElement {
  return (
    <section className={styles.table} data-wide={props.wide || undefined}>
      <h2>{props.title}</h2>
      <div className={styles.scroll}>
        <table>{props.children}</table>
      </div>
    </section>
  );
}
