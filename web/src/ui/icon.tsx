// The icons that the screens use. All are ornaments beside words, so no screen reader speaks them.
import {
  BookIcon,
  CalendarIcon,
  CheckCircleFillIcon,
  CheckCircleIcon,
  ChevronDownIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  ClockIcon,
  CopyIcon,
  CrossIcon,
  DocumentIcon,
  EllipsisIcon,
  EyeHideIcon,
  EyeShowIcon,
  GovtOfficeIcon,
  InfoIcon,
  ListIcon,
  LockIcon,
  LogoutIcon,
  MalaysiaFlagIcon,
  PinIcon,
  PrinterIcon,
  UserGroupIcon,
  UserIcon,
  WarningCircleIcon,
  WarningIcon,
} from '@govtechmy/myds-react/icon';
import type { FunctionComponent } from 'react';

const icons = {
  book: BookIcon,
  calendar: CalendarIcon,
  done: CheckCircleFillIcon,
  'done-outline': CheckCircleIcon,
  down: ChevronDownIcon,
  left: ChevronLeftIcon,
  right: ChevronRightIcon,
  clock: ClockIcon,
  card: DocumentIcon,
  document: DocumentIcon,
  more: EllipsisIcon,
  copy: CopyIcon,
  cross: CrossIcon,
  hide: EyeHideIcon,
  show: EyeShowIcon,
  office: GovtOfficeIcon,
  info: InfoIcon,
  list: ListIcon,
  lock: LockIcon,
  leave: LogoutIcon,
  flag: MalaysiaFlagIcon,
  place: PinIcon,
  print: PrinterIcon,
  people: UserGroupIcon,
  person: UserIcon,
  warning: WarningIcon,
  attention: WarningCircleIcon,
} as const;

export type IconName = keyof typeof icons;

export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  const Shape = icons[name] as FunctionComponent<Record<string, unknown>>;
  return <Shape aria-hidden="true" focusable="false" className={`shrink-0 ${className}`} />;
}

/** A door with an arrow into it or out of it: the two ways of a press. */
export function DoorIcon({ kind, className = 'size-8' }: { kind: 'in' | 'out'; className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" className={`shrink-0 ${className}`}>
      {kind === 'in' ? (
        <>
          <path d="M17 5h7a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3h-7" />
          <path d="M4 16h15M13 10l6 6-6 6" />
        </>
      ) : (
        <>
          <path d="M15 5H8a3 3 0 0 0-3 3v16a3 3 0 0 0 3 3h7" />
          <path d="M12 16h16M22 10l6 6-6 6" />
        </>
      )}
    </svg>
  );
}
