// The file that leave is read from: its columns in words, and one to begin with.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** In the order of the server's header (src/app/leave_import.hpp). */
export const leaveColumns = {
  user_id: msg`ID pengguna pegawai`,
  first_day: msg`Hari pertama cuti, ditulis 2026-12-01 (tahun-bulan-hari)`,
  last_day: msg`Hari terakhir cuti, ditulis begitu juga. Kosong: sehari sahaja`,
  part: msg`day (sehari penuh), morning (pagi) atau afternoon (petang). Kosong: sehari penuh`,
  code: msg`Kod cuti agensi anda, contohnya CR`,
  evidence: msg`Nombor surat atau sijil. Boleh dikosongkan`,
} satisfies Record<string, MessageDescriptor>;

/** With an example, whose user ID is nobody's: stored by mistake it is refused. */
export const leaveTemplate = [Object.keys(leaveColumns).join(','), 'ahmad.contoh,2026-12-01,2026-12-03,day,CR,100-1', ''].join('\r\n');
