import type { ReactNode } from 'react';
import type { WorkKind } from '../../contract/workbench.ts';
import {
  AlertIcon,
  BellIcon,
  CaseIcon,
  EditIcon,
  HandshakeIcon,
  HourglassIcon,
  MapIcon,
  PersonIcon,
  PhoneIcon,
  PointsIcon,
  RetryIcon,
  ScalesIcon,
  ScrollIcon,
  SendIcon,
  ShieldCheckIcon,
  UndoIcon,
  UsersIcon,
} from '../../ui/icons.tsx';

interface Place {
  /** Where it is done, as narrow as that list can be. */
  to: string;
  icon: ReactNode;
}

const size = 20;

export const places: Record<WorkKind, Place> = {
  cases_mine: { to: '/queue/by/mine', icon: <CaseIcon size={size} /> },
  cases_overdue: { to: '/queue/by/overdue', icon: <AlertIcon size={size} /> },
  cases_soon: { to: '/queue/by/soon', icon: <HourglassIcon size={size} /> },
  cases_to_visit: { to: '/queue/by/to_visit', icon: <PhoneIcon size={size} /> },
  supervisions: { to: '/supervisions', icon: <BellIcon size={size} /> },
  held: { to: '/held', icon: <ShieldCheckIcon size={size} /> },
  appeals: { to: '/appeals', icon: <ScalesIcon size={size} /> },
  feedback: { to: '/feedback', icon: <SendIcon size={size} /> },
  mediation_reviews: { to: '/mediations/by/review', icon: <ShieldCheckIcon size={size} /> },
  mediation_visits: { to: '/mediations/by/visit', icon: <HandshakeIcon size={size} /> },
  mediators: { to: '/mediators', icon: <UsersIcon size={size} /> },
  patrols_today: { to: '/patrols', icon: <MapIcon size={size} /> },
  rosters: { to: '/rosters', icon: <ScrollIcon size={size} /> },
  unmaskings: { to: '/unmaskings', icon: <PersonIcon size={size} /> },
  settlements_disputed: { to: '/settlements/by/disputed', icon: <ScalesIcon size={size} /> },
  settlements_to_pay: { to: '/settlements/by/settled', icon: <ScrollIcon size={size} /> },
  // Merchants answer in their own app, and are led there from their counters.
  settlements_to_confirm: { to: '/my-counters', icon: <ScrollIcon size={size} /> },
  red_packets_asked: { to: '/red-packets/waiting', icon: <SendIcon size={size} /> },
  red_packets_to_approve: { to: '/red-packets', icon: <SendIcon size={size} /> },
  waivers: { to: '/debts', icon: <UndoIcon size={size} /> },
  pool_warnings: { to: '/pools', icon: <PointsIcon size={size} /> },
  rule_drafts: { to: '/rules', icon: <EditIcon size={size} /> },
  corrections: { to: '/corrections', icon: <RetryIcon size={size} /> },
  alarms: { to: '/alarms', icon: <BellIcon size={size} /> },
  invited: { to: '/staff/by/invited', icon: <UsersIcon size={size} /> },
};
