// The kinds of reasons to choose from. For now the project's own; the agency's come from the server in their place, and this file goes.
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const reasonKinds: ReadonlyArray<{ code: string; word: MessageDescriptor }> = [
  { code: 'lalu_lintas', word: msg`Lalu lintas atau pengangkutan awam` },
  { code: 'sakit', word: msg`Sakit atau rawatan` },
  { code: 'keluarga', word: msg`Urusan keluarga` },
  { code: 'bencana', word: msg`Banjir atau bencana` },
  { code: 'kenderaan', word: msg`Kerosakan kenderaan` },
  { code: 'lupa_rakam', word: msg`Terlupa merekod` },
  { code: 'gangguan', word: msg`Gangguan perakam atau rangkaian` },
  { code: 'tugas_rasmi', word: msg`Tugas rasmi` },
  { code: 'lain_lain', word: msg`Lain-lain` },
];
