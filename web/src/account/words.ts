import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

export const accountStatusWords: Record<Schemas['AccountStatus'], ReturnType<typeof msg>> = {
  active: msg`Aktif`,
  temporary: msg`Kata laluan sementara`,
  expired: msg`Kata laluan tamat tempoh`,
  locked: msg`Dikunci sementara`,
  inactive: msg`Tidak aktif`,
};

export const accountStatusTones: Record<Schemas['AccountStatus'], Tone> = {
  active: 'success',
  temporary: 'warning',
  expired: 'danger',
  locked: 'danger',
  inactive: 'default',
};

/** Roles that the form offers; the server decides who may give them. */
export const givenRoles = ['supervisor', 'approver', 'head', 'coordinator', 'agency_admin', 'integrity', 'auditor'] as const;

export const departureWords: Record<Schemas['DepartureKind'], ReturnType<typeof msg>> = {
  retired: msg`Bersara`,
  resigned: msg`Meletak jawatan`,
  contract_ended: msg`Tamat kontrak`,
  died: msg`Meninggal dunia`,
  other: msg`Sebab lain`,
};

export const transferWords: Record<Schemas['TransferState'], ReturnType<typeof msg>> = {
  offered: msg`Menunggu jawapan`,
  accepted: msg`Diterima`,
  done: msg`Selesai`,
  refused: msg`Ditolak`,
  withdrawn: msg`Ditarik balik`,
};

export const transferTones: Record<Schemas['TransferState'], Tone> = {
  offered: 'warning',
  accepted: 'primary',
  done: 'success',
  refused: 'danger',
  withdrawn: 'default',
};

/** What was done to an account, by the words of the audit trail; others are not shown. */
export const eventWords: Record<string, ReturnType<typeof msg>> = {
  account_opened: msg`Akaun dibuka`,
  account_activated: msg`Akaun diaktifkan`,
  account_deactivated: msg`Akaun dinyahaktifkan`,
  password_reset: msg`Kata laluan sementara diberi`,
  sign_in_locked: msg`Akaun dikunci selepas kata laluan salah`,
  officer_edited: msg`Nama atau e-mel diubah`,
  posting_changed: msg`Penempatan diubah`,
  supervisor_changed: msg`Penyelia diubah`,
  scheme_changed: msg`Waktu bekerja diubah`,
  role_given: msg`Peranan diberi`,
  role_ended: msg`Peranan ditamatkan`,
  change_undone: msg`Perubahan akan datang dibatalkan`,
  officer_departed: msg`Tamat perkhidmatan direkodkan`,
  officer_departure_undone: msg`Tamat perkhidmatan dibatalkan`,
  transfer_offered: msg`Pertukaran ditawarkan`,
  transfer_accepted: msg`Pertukaran diterima`,
  transfer_refused: msg`Pertukaran ditolak`,
  transfer_withdrawn: msg`Pertukaran ditarik balik`,
  transfer_done: msg`Pertukaran dilaksanakan`,
  officer_merged: msg`Rekod berganda digabungkan`,
  officer_merge_undone: msg`Gabungan rekod dibatalkan`,
};
