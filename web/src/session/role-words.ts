// The words of roles, for the pages of accounts.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';

export const roleWords: Record<Schemas['Role'], MessageDescriptor> = {
  officer: msg({ message: 'Pegawai', context: 'peranan' }),
  supervisor: msg`Penyelia`,
  approver: msg`Pelulus`,
  delegate: msg`Penerima kuasa`,
  head: msg`Ketua Jabatan`,
  coordinator: msg`Penyelaras Kehadiran`,
  agency_admin: msg`Pentadbir Agensi`,
  system_admin: msg`Pentadbir Sistem`,
  integrity: msg`Unit Integriti`,
  auditor: msg`Juruaudit`,
  device: msg`Peranti`,
};
