// The pages that not every officer has, for the table of the navigation (../pages.ts). They come when somebody with a role signs in.
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../../api/client';
import type { PageEntry } from '../pages';

type Role = Schemas['Role'];

const desks: readonly Role[] = ['supervisor', 'approver', 'head'];
const keepers: readonly Role[] = ['agency_admin', 'coordinator'];
const readers: readonly Role[] = ['head', 'coordinator', 'agency_admin', 'integrity', 'auditor'];

const group = 'agency';

export const agencyPages: readonly PageEntry[] = [
  { href: '/kelulusan', testid: 'nav-approvals', icon: 'done-outline', word: msg`Kelulusan`, group, roles: desks, deciders: true, thumb: 4 },
  { href: '/penurunan-kuasa', testid: 'nav-delegations', icon: 'people', word: msg`Penurunan kuasa`, group, roles: desks, deciders: true, thumb: 16 },
  { href: '/transaksi', testid: 'nav-transactions', icon: 'list', word: msg`Transaksi`, group, roles: ['supervisor', ...readers], thumb: 6 },
  { href: '/kad-pegawai', testid: 'nav-cards', icon: 'card', word: msg`Kad pegawai`, group, roles: readers, thumb: 13 },
  { href: '/surat-pegawai', testid: 'nav-staff-letters', icon: 'document', word: msg`Surat pegawai`, group, roles: readers, thumb: 17 },
  { href: '/ketidakhadiran', testid: 'nav-absence', icon: 'attention', word: msg`Ketidakhadiran`, group, roles: ['supervisor', ...readers], thumb: 18 },
  { href: '/templat-surat', testid: 'nav-letter-templates', icon: 'document', word: msg`Templat surat`, group, roles: ['agency_admin'], thumb: 19 },
  { href: '/waktu-bekerja', testid: 'nav-worktime', icon: 'clock', word: msg`Waktu bekerja`, group, roles: keepers, thumb: 14 },
  { href: '/penutupan', testid: 'nav-closing', icon: 'lock', word: msg`Penutupan`, group, roles: [...keepers, 'head'], thumb: 15 },
  { href: '/pegawai', testid: 'nav-accounts', icon: 'people', word: msg`Pegawai`, group, roles: ['agency_admin', 'system_admin'], thumb: 5 },
  { href: '/jenis-alasan', testid: 'nav-reason-kinds', icon: 'list', word: msg`Jenis alasan`, group, roles: ['agency_admin'], thumb: 20 },
];
