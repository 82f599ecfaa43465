// Tokens of programs: which there are, a new one, and the end of one.
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { useLang } from '../i18n';
import { dateTime } from '../i18n/format';
import { usePaged } from '../list/paged';
import { PagedList } from '../list/paged-list';
import { askFirst } from '../ui/ask';
import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { say } from '../ui/toast';
import { SecretDialog } from './secret';
import { TokenForm } from './token-form';
import { scopeWords } from './words';

type Token = Schemas['ApiToken'];

function State({ token }: { token: Token }) {
  if (token.living) {
    return (
      <Tag tone="success">
        <Trans>Sah</Trans>
      </Tag>
    );
  }
  return <Tag>{token.ended_at ? <Trans>Ditamatkan</Trans> : <Trans>Tamat tempoh</Trans>}</Tag>;
}

function Row({ token, onEnd }: { token: Token; onEnd(): void }) {
  const { i18n } = useLingui();
  const lang = useLang();
  const maker = token.made_by ?? '';
  const until = dateTime(token.ended_at ?? token.expires_at, lang);
  const used = token.last_used_at && dateTime(token.last_used_at, lang);
  return (
    <li data-testid="token" data-living={token.living} className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="min-w-0 flex-1 basis-full space-y-1.5 sm:basis-0">
        <p className="flex flex-wrap items-center gap-2 break-words font-medium text-txt-black-900">
          {token.name} <State token={token} />
        </p>
        <p className="text-body-md text-txt-black-700">{token.scopes.map((scope) => i18n._(scopeWords[scope].name)).join(' · ')}</p>
        <p className="text-body-sm text-txt-black-500">
          {token.living ? (
            <Trans>
              Atas nama {maker}, sah hingga {until}
            </Trans>
          ) : (
            <Trans>
              Atas nama {maker}, tamat {until}
            </Trans>
          )}
          {' · '}
          {used ? <Trans>terakhir digunakan {used}</Trans> : <Trans>belum digunakan</Trans>}
        </p>
      </div>
      {token.living && (
        <Button variant="danger-outline" size="small" data-testid="token-end" onClick={onEnd}>
          <Trans>Tamatkan</Trans>
          <span className="sr-only">{token.name}</span>
        </Button>
      )}
    </li>
  );
}

export function Tokens({ agency }: { agency: string }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Schemas['MadeApiToken']>();
  const list = usePaged(
    `tokens ${agency}`,
    (after) => ask(api.GET('/agencies/{id}/api-tokens', { params: { path: { id: agency }, query: { ...(after && { after }) } } })),
    (page): Token[] => page.tokens,
  );
  const book = list.first.status === 'here' ? list.first.data : undefined;
  async function end(token: Token): Promise<void> {
    const sure = await askFirst({
      title: <Trans>Tamatkan token {token.name}?</Trans>,
      body: <Trans>Sistem yang menggunakannya ditolak serta-merta.</Trans>,
      yes: <Trans>Tamatkan</Trans>,
      no: <Trans>Batal</Trans>,
      danger: true,
    });
    if (!sure) return;
    try {
      await ask(api.POST('/agencies/{id}/api-tokens/{token_id}/ending', { params: { path: { id: agency, token_id: token.id } } }));
      say('success', t`Token ditamatkan.`);
    } catch {
      say('error', t`Token tidak dapat ditamatkan. Muat semula halaman dan cuba lagi.`);
    }
    list.renew();
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-body-md text-txt-black-700">
          <Trans>Token membolehkan sistem lain bertindak atas nama anda, setakat skop yang dipilih sahaja.</Trans>
        </p>
        {book && (
          <Button data-testid="token-add" onClick={() => setAdding(true)}>
            <Trans>Token baharu</Trans>
          </Button>
        )}
      </div>
      <PagedList
        list={list}
        testid="tokens"
        empty={<Trans>Belum ada token.</Trans>}
        row={(token) => <Row key={token.id} token={token} onEnd={() => void end(token)} />}
      />
      {adding && book && (
        <TokenForm
          agency={agency}
          book={book}
          onClose={(token) => {
            setAdding(false);
            setMade(token);
            if (token) list.renew();
          }}
        />
      )}
      {made && (
        <SecretDialog
          title={<Trans>Token {made.name}</Trans>}
          text={made.token}
          about={<Trans>Masukkan token ini dalam sistem berkenaan, sebagai Authorization: Bearer.</Trans>}
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  );
}
