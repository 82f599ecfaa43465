// How an officer stands, as a picture, a word and a colour: never by colour alone.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import { Icon, type IconName } from '../ui/icon';

export type Status = Schemas['PresenceStatus'];
export type Counts = Schemas['BoardCounts'];

/** In the order in which a supervisor asks: who is missing, who is there, who is somewhere else. */
export const statuses: Status[] = ['late', 'not_yet', 'in', 'remote', 'duty', 'leave', 'left', 'off', 'unknown'];

export const statusWords: Record<Status, MessageDescriptor> = {
  in: msg`Hadir`,
  not_yet: msg`Belum hadir`,
  late: msg`Lewat`,
  left: msg`Pulang`,
  remote: msg`Bekerja jarak jauh`,
  duty: msg`Tugas rasmi`,
  leave: msg({ message: 'Cuti', context: 'keadaan' }),
  off: msg`Tidak bertugas`,
  unknown: msg`Tidak diketahui`,
};

/** The box of a status: edge, ground and ink, in contrast to each other. */
export const statusBox: Record<Status, string> = {
  in: 'border-otl-success-200 bg-bg-success-100 text-success-800',
  not_yet: 'border-otl-gray-300 bg-bg-white text-txt-black-700',
  late: 'border-otl-danger-200 bg-bg-danger-100 text-danger-800',
  left: 'border-otl-gray-300 bg-bg-washed text-txt-black-700',
  remote: 'border-otl-primary-200 bg-bg-primary-100 text-primary-800',
  duty: 'border-otl-warning-200 bg-bg-warning-100 text-warning-800',
  leave: 'border-otl-warning-200 bg-bg-white text-warning-800',
  off: 'border-otl-gray-200 bg-bg-washed text-txt-black-500',
  unknown: 'border-otl-gray-300 bg-bg-white text-txt-black-500',
};

const icons: Partial<Record<Status, IconName>> = {
  in: 'done',
  not_yet: 'clock',
  late: 'attention',
  left: 'leave',
  leave: 'calendar',
  unknown: 'info',
};

/** Those that the kit has not: a house, a briefcase, a moon. */
const shapes: Partial<Record<Status, string>> = {
  remote: 'M3 11.5 12 4l9 7.5M5.5 10v9.5h13V10M10 19.5V14h4v5.5',
  duty: 'M4 8.5h16v11H4zM9 8.5V5.5h6v3M4 13h16M12 12v2.5',
  off: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
};

export function StatusIcon({ status, className = 'size-5' }: { status: Status; className?: string }) {
  const shape = shapes[status];
  if (!shape) return <Icon name={icons[status] ?? 'info'} className={className} />;
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" className={`shrink-0 ${className}`}>
      <path d={shape} />
    </svg>
  );
}

export const total = (counts: Counts): number => statuses.reduce((sum, status) => sum + counts[status], 0);
