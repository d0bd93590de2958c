// The administrator's screen: sections on the left, one table each. What a role may not see is not offered.
import {
  IconAddressBook,
  IconBell,
  IconBuildingHospital,
  IconDeviceHeartMonitor,
  IconHistory,
  IconRouter,
  IconStairsUp,
  IconUsers,
} from '@tabler/icons-react';
import { useEffect, useRef, type ComponentType, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Role } from '../api/types.js';
import { useMe } from '../session/session.js';
import { Logo } from '../shell/logo.js';
import { PersonMenu } from '../shell/person-menu.js';
import { NotFoundPage } from '../shell/states.js';
import styles from './admin-page.module.css';
import { AuditSection } from './audit-section.js';
import { DevicesSection } from './devices-section.js';
import { EscalationSection } from './escalation-section.js';
import { GatewaysSection } from './gateways-section.js';
import { MessagesSection } from './messages-section.js';
import { PatientsSection } from './patients-section.js';
import { PeopleSection } from './people-section.js';
import { StationsSection } from './stations-section.js';

const SEATS: readonly Role[] = ['centre', 'supervisor', 'administrator'];

const SECTIONS = {
  gateways: { icon: IconRouter, roles: SEATS, page: GatewaysSection },
  devices: { icon: IconDeviceHeartMonitor, roles: SEATS, page: DevicesSection },
  patients: { icon: IconAddressBook, roles: SEATS, page: PatientsSection },
  stations: { icon: IconBuildingHospital, roles: SEATS, page: StationsSection },
  escalation: { icon: IconStairsUp, roles: SEATS, page: EscalationSection },
  people: { icon: IconUsers, roles: ['administrator'], page: PeopleSection },
  messages: { icon: IconBell, roles: ['administrator'], page: MessagesSection },
  audit: { icon: IconHistory, roles: ['administrator'], page: AuditSection },
} satisfies Record<string, { icon: typeof IconRouter; roles: readonly Role[]; page: ComponentType }>;

type SectionName = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as readonly SectionName[];

export default function AdminPage(): ReactElement {
  const { t } = useTranslation();
  const { role } = useMe();
  const { section } = useParams();
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone the sections are a line to push along; the one that is open is to be seen in it.
  // Nothing is handed to React as the way to take it back: newer browsers give a promise here.
  useEffect(() => void current.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), [section]);
  const open = NAMES.filter((name) => (SECTIONS[name].roles as readonly Role[]).includes(role));
  const chosen = open.find((name) => name === section);
  if (chosen === undefined) return <NotFoundPage />;
  const Section = SECTIONS[chosen].page;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Logo size={28} />
        <span className={styles.title}>{t('admin.title')}</span>
        <PersonMenu />
      </header>
      <nav className={styles.nav} aria-label={t('admin.title')}>
        {open.map((name) => {
          const Icon = SECTIONS[name].icon;
          return (
            <Link
              key={name}
              ref={name === chosen ? current : undefined}
              to={`/admin/${name}`}
              aria-current={name === chosen ? 'page' : undefined}
            >
              <Icon size={18} stroke={1.6} aria-hidden />
              {t(`admin.sections.${name}`)}
            </Link>
          );
        })}
      </nav>
      <main className={styles.main}>
        <Section />
      </main>
    </div>
  );
}
