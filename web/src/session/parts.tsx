import { Trans, useLingui } from '@lingui/react/macro';
import { Refusal, Unreachable } from '../api/client';
import { pick, useLang } from '../i18n';
import { time } from '../i18n/format';
import { Callout } from '../ui/callout';

/** A failure as people should read it: the server's words, and when to try again if it named a time. */
export function FailureMessage({ failure, testid }: { failure: unknown; testid: string }) {
  const lang = useLang();
  const { t } = useLingui();
  const code = failure instanceof Refusal ? failure.code : 'network';
  const retryAfter = failure instanceof Refusal || failure instanceof Unreachable ? failure.retryAfter : undefined;
  const text = failure instanceof Refusal ? pick(failure.text, lang) : t`Pelayan tidak dapat dihubungi. Sila semak rangkaian, kemudian cuba lagi.`;
  return (
    <Callout tone="danger" role="alert" data-testid={testid} data-code={code} title={text}>
      {retryAfter !== undefined && retryAfter > 0 && <RetryTime seconds={retryAfter} />}
    </Callout>
  );
}

function RetryTime({ seconds }: { seconds: number }) {
  const minutes = Math.ceil(seconds / 60);
  const at = time(Date.now() + seconds * 1000);
  if (seconds < 60) {
    const whole = Math.ceil(seconds);
    return <Trans>Sila cuba lagi selepas {whole} saat.</Trans>;
  }
  return (
    <Trans>
      Sila cuba lagi selepas {minutes} minit, iaitu pada {at}.
    </Trans>
  );
}
