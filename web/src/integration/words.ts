import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Schemas } from '../api/client';
import type { Tone } from '../ui/tag';

export type Scope = Schemas['TokenScope'];
export type Event = Schemas['WebhookEvent'];

export const scopeWords: Record<Scope, { name: MessageDescriptor; about: MessageDescriptor }> = {
  transaction_read: { name: msg`Baca transaksi`, about: msg`Hari pegawai yang telah ditutup, kad dan angka.` },
  report_read: { name: msg`Baca laporan`, about: msg`Laporan yang telah disediakan.` },
  people_read: { name: msg`Baca pegawai`, about: msg`Pegawai, unit dan akaun.` },
  people_write: { name: msg`Ubah pegawai`, about: msg`Buka akaun, dan aktifkan atau nyahaktifkan akaun.` },
  grant_write: { name: msg`Masukkan kebenaran`, about: msg`Cuti dan kebenaran lain daripada sistem personel.` },
  audit_read: { name: msg`Baca jejak audit`, about: msg`Siapa melakukan apa, dan bila.` },
};

export const eventWords: Record<Event, MessageDescriptor> = {
  'transaction.closed': msg`Hari pegawai ditutup`,
  'transaction.changed': msg`Transaksi dipinda selepas ditutup`,
  'decision.made': msg`Keputusan permohonan dibuat`,
  'import.done': msg`Import selesai`,
};

/** A ping is sent by hand and cannot be chosen. */
export const eventName = (event: string): MessageDescriptor => (event in eventWords ? eventWords[event as Event] : msg`Ujian sambungan`);

type Fault = Exclude<Schemas['Delivery']['fault'], ''>;

export const faultWords: Record<Fault, MessageDescriptor> = {
  address_refused: msg`Alamat ini tidak dibenarkan: webhook tidak boleh dihantar kepada rangkaian dalaman.`,
  unreachable: msg`Penerima tidak dapat dihubungi.`,
  timed_out: msg`Penerima tidak menjawab dalam masa yang ditetapkan.`,
  certificate_refused: msg`Sijil penerima tidak dapat disahkan.`,
  webhook_ended: msg`Webhook telah ditamatkan.`,
};

export const deliveryWords: Record<Schemas['DeliveryState'], { word: MessageDescriptor; tone: Tone }> = {
  waiting: { word: msg`Menunggu`, tone: 'warning' },
  delivered: { word: msg`Dihantar`, tone: 'success' },
  failed: { word: msg`Gagal`, tone: 'danger' },
};
