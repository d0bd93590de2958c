// One policy as a table: for each cause the steps with whom they call, how long they wait, and what repeats.
import { Table } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EscalationPolicy } from '../api/types.js';
import { usePolicyWords } from './escalation-words.js';
import styles from './escalation-section.module.css';
import { CHAINS, type ChainName } from './policy-problems.js';

const COLUMNS = ['cause', 'step', 'call', 'within', 'sound'] as const;

export function PolicyTable({ policy, label }: { policy: EscalationPolicy; label: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={620} className={styles.frame}>
      <Table layout="fixed" aria-label={label} verticalSpacing={8} horizontalSpacing={12}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col" className={styles.th} data-column={column}>
                {t(`escalation.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {CHAINS.map((name) => (
            <Fragment key={name}>
              {policy[name].steps.map((_, index) => (
                <StepRow key={index} policy={policy} name={name} index={index} />
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function StepRow(props: { policy: EscalationPolicy; name: ChainName; index: number }): ReactElement | null {
  const { t } = useTranslation();
  const { time } = usePolicyWords();
  const { policy, name, index } = props;
  const { steps } = policy[name];
  const step = steps[index];
  if (step === undefined) return null;
  const last = index === steps.length - 1;
  return (
    <Table.Tr data-first={index === 0 || undefined} className={styles.row}>
      {index === 0 && (
        <Table.Th scope="rowgroup" rowSpan={steps.length} className={styles.cause}>
          <Cause policy={policy} name={name} />
        </Table.Th>
      )}
      <Table.Td className={styles.number}>{index + 1}</Table.Td>
      <Table.Td>{step.call.map((target) => t(`escalation.target.${target}`)).join(t('escalation.and'))}</Table.Td>
      <Table.Td>
        {last ? (
          <b>{t('escalation.repeats', { time: time(step.within) })}</b>
        ) : (
          t('escalation.then', { time: time(step.within) })
        )}
      </Table.Td>
      <Table.Td>{step.louder ? <b>{t('escalation.loud')}</b> : t('escalation.plain')}</Table.Td>
    </Table.Tr>
  );
}

function Cause({ policy, name }: { policy: EscalationPolicy; name: ChainName }): ReactElement {
  const { t } = useTranslation();
  const { time } = usePolicyWords();
  const { after } = policy[name];
  return (
    <>
      {t(`escalation.cause.${name}`)}
      <small>{after === '0s' ? t('escalation.atOnce') : t('escalation.first', { time: time(after) })}</small>
      {name === 'forgotten' && <small>{t('escalation.afterAct', { time: time(policy.forgotten.afterAct) })}</small>}
    </>
  );
}
