// What every section has: a heading with its one action, and a table that says when it is loading, empty or failed.
import { Button, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { EmptyState, ErrorState, LoadingState } from '../shell/states.js';
import styles from './section.module.css';

export function SectionHead(props: {
  title: string;
  lead: string;
  add?: { label: string; open: () => void } | undefined;
}): ReactElement {
  return (
    <header className={styles.head}>
      <div>
        <h1>{props.title}</h1>
        <p>{props.lead}</p>
      </div>
      {props.add !== undefined && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={props.add.open}>
          {props.add.label}
        </Button>
      )}
    </header>
  );
}

interface Column<T> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'right';
}

export function Rows<T>(props: {
  query: { readonly data: readonly T[] | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  empty: { title: string; hint?: string };
  /** Narrower than this the table scrolls sideways, px. */
  minWidth?: number;
}): ReactElement {
  const { query, columns, keyOf, empty } = props;
  if (query.data === undefined) {
    if (query.error !== null) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
    return <LoadingState />;
  }
  if (query.data.length === 0) return <EmptyState {...empty} />;
  return (
    <Table.ScrollContainer minWidth={props.minWidth ?? 640} className={styles.frame}>
      <Table verticalSpacing={10} horizontalSpacing={12}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, label, align }) =>
              label === '' ? (
                <Table.Td key={key} />
              ) : (
                <Table.Th key={key} scope="col" className={styles.th} data-align={align}>
                  {label}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {query.data.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map(({ key, cell, align }) => (
                <Table.Td key={key} className={styles.td} data-align={align}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A main line with a smaller one below. */
export function Two({ main, sub }: { main: ReactNode; sub?: ReactNode }): ReactElement {
  return (
    <div>
      <div>{main}</div>
      {sub !== undefined && sub !== null && sub !== '' && <div className={styles.sub}>{sub}</div>}
    </div>
  );
}

/** A state in words with a mark: filled when it is as it should be, hollow when not. */
export function Mark({ good, children }: { good: boolean; children: ReactNode }): ReactElement {
  return (
    <span className={styles.mark} data-good={good || undefined}>
      {children}
    </span>
  );
}
