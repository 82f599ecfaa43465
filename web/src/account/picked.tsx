import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Refusal, type Schemas } from '../api/client';
import { pick, useLang } from '../i18n';
import { printOfficerSlips } from '../officer-import/send';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { saveFile } from '../ui/save-file';
import { say } from '../ui/toast';
import { GivenPasswords, PostingDialog, SupervisorDialog } from './many';
import { ResetDialog } from './password-way';

type Account = Schemas['Account'];

/** What may be done with those that are ticked. */
export function PickedBar({ agency, picked, onDone }: { agency: string; picked: Account[]; onDone(): void }) {
  const { t } = useLingui();
  const lang = useLang();
  const [open, setOpen] = useState<'posting' | 'supervisor' | 'reset'>();
  const [given, setGiven] = useState<Schemas['GivenPasswords']>();
  const count = picked.length;
  const officers = picked.map((one) => one.officer_id);
  const failed = (error: unknown): void =>
    say('error', error instanceof Refusal ? pick(error.text, lang) : t`Pelayan tidak dapat dihubungi. Sila cuba lagi.`);
  const sure = (): Promise<boolean> =>
    askFirst({
      title: <Trans>Beri kata laluan sementara kepada {count} pegawai?</Trans>,
      body: <Trans>Kata laluan semasa mereka tidak lagi berfungsi dan semua sesi mereka ditamatkan.</Trans>,
      yes: <Trans>Beri kata laluan</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
  async function print(): Promise<void> {
    if (!(await sure())) return;
    await printOfficerSlips(agency, officers).then(({ paper }) => {
      saveFile(paper, 'slip-kata-laluan.pdf');
      onDone();
    }, failed);
  }
  const done = (): void => {
    setOpen(undefined);
    setGiven(undefined);
    onDone();
  };
  return (
    <section
      data-testid="picked"
      data-count={count}
      aria-label={t`Pegawai yang dipilih`}
      className="sticky top-2 z-10 flex flex-wrap items-center gap-3 rounded-xl border border-otl-primary-300 bg-bg-primary-50 p-3"
    >
      <p className="mr-auto text-body-md font-medium text-txt-black-900">
        <Trans>{count} pegawai dipilih</Trans>
      </p>
      <Button size="small" data-testid="picked-reset" onClick={() => setOpen('reset')}>
        <Trans>Kata laluan sementara</Trans>
      </Button>
      <Button size="small" variant="default-outline" data-testid="picked-slips" onClick={() => void print()}>
        <Trans>Cetak slip</Trans>
      </Button>
      <Button size="small" variant="default-outline" data-testid="picked-posting" onClick={() => setOpen('posting')}>
        <Trans>Ubah penempatan</Trans>
      </Button>
      <Button size="small" variant="default-outline" data-testid="picked-supervisor" onClick={() => setOpen('supervisor')}>
        <Trans>Tetapkan penyelia</Trans>
      </Button>
      <Button size="small" variant="default-outline" data-testid="picked-none" onClick={onDone}>
        <Trans>Batal pilihan</Trans>
      </Button>
      {open === 'posting' && <PostingDialog agency={agency} officers={picked} onDone={done} onClose={() => setOpen(undefined)} />}
      {open === 'supervisor' && <SupervisorDialog agency={agency} officers={picked} onDone={done} onClose={() => setOpen(undefined)} />}
      {open === 'reset' && !given && (
        <ResetDialog agency={agency} officers={officers} onGiven={setGiven} onClose={() => setOpen(undefined)} />
      )}
      {given && <GivenPasswords given={given} onClose={done} />}
    </section>
  );
}
