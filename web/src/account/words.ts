import { msg } from '@lingui/core/macro';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

export const accountStatusWords: Record<Schemas['AccountStatus'], ReturnType<typeof msg>> = {
  active: msg`Aktif`,
  temporary: msg`Kata laluan sementara`,
  locked: msg`Dikunci sementara`,
  inactive: msg`Tidak aktif`,
};

export const accountStatusTones: Record<Schemas['AccountStatus'], Tone> = {
  active: 'success',
  temporary: 'warning',
  locked: 'danger',
  inactive: 'default',
};

/** Roles that the form offers; the server decides who may give them. */
export const givenRoles = ['supervisor', 'approver', 'head', 'coordinator', 'agency_admin', 'integrity', 'auditor'] as const;
