// What of a gateway was refused, by reason, with where the last one was wrong.
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../api/client.js';
import type { Gateway } from '../api/types.js';
import { instant } from '../format/time.js';
import { useLanguage } from '../i18n/i18n.js';
import { useSlowNow } from '../use-now.js';
import { Rows, Two } from './section.js';

export function Refusals({ gateway, onClose }: { gateway: Gateway; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useSlowNow();
  const path = { id: gateway.id };
  const query = useQuery({
    queryKey: ['refusals', gateway.id],
    queryFn: () => take(api.GET('/api/gateways/{id}/refusals', { params: { path } })),
  });
  return (
    <Modal opened onClose={onClose} title={`${t('admin.gateways.refusals')} ${gateway.label}`} size="xl">
      <Rows
        query={query}
        keyOf={({ reason }) => reason}
        empty={{ title: t('admin.gateways.noRefusals') }}
        columns={[
          { key: 'reason', label: t('admin.gateways.reason'), cell: ({ reason }) => <code>{reason}</code> },
          { key: 'count', label: t('admin.gateways.count'), align: 'right', cell: ({ count }) => count },
          { key: 'last', label: t('admin.gateways.last'), cell: ({ lastAt }) => instant(lastAt, now, language) },
          {
            key: 'where',
            label: t('admin.gateways.where'),
            cell: ({ lastPath, lastDetail }) => <Two main={<code>{lastPath}</code>} sub={lastDetail} />,
          },
        ]}
      />
    </Modal>
  );
}
