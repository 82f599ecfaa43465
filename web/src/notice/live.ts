// The live count of notices. The server sends events as long as a page is open; a browser has few connections to one server, so of
// all its tabs one listens and tells the others. A tab that is hidden for a minute lets go, and asks again when it is looked at.
import { type Schemas, api, ask } from '../api/client';
import { createStore } from '../ui/store';

export type Box = Schemas['NoticeBox'];
export type Notice = Schemas['Notice'];

/** How many are unread; nothing before the server has said so. */
export const box = createStore<Box | undefined>(undefined);
/** The last that came in while this page was open. */
export const arrived = createStore<Notice | undefined>(undefined);

const hiddenMs = 60_000;
const againMs = 30_000;

type Told = { box: Box } | { notice: Notice };

function accept(told: Told): void {
  if ('box' in told) box.set(told.box);
  else arrived.set(told.notice);
}

/** Asks how the box stands. A failure says nothing: the count stays as it was. */
export async function renewBox(): Promise<void> {
  try {
    box.set(await ask(api.GET('/notices/box')));
  } catch {
    // The next look asks again.
  }
}

/** Listens until it is told to stop; `tell` hears what comes. */
function listen(tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  return new Promise((finished) => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function open(): void {
      const now = new EventSource('/api/v1/notices/stream');
      source = now;
      now.addEventListener('box', (event) => tell({ box: JSON.parse(event.data) as Box }));
      now.addEventListener('notice', (event) => tell({ notice: JSON.parse(event.data) as Notice }));
      now.addEventListener('error', () => {
        // A broken connection is taken up again by the browser itself; a refusal is not. Asking tells when the session is over.
        if (now.readyState !== EventSource.CLOSED) return;
        void renewBox();
        timer = setTimeout(open, againMs + Math.random() * againMs);
      });
    }
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      finished();
    });
    open();
  });
}

/** Keeps `box` and `arrived` up to date; returns how to end it. */
export function startLive(): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('spotme-notices');
  let running: AbortController | undefined;
  let hidden: ReturnType<typeof setTimeout> | undefined;
  const tell = (told: Told): void => {
    accept(told);
    channel?.postMessage(told);
  };
  function begin(): void {
    clearTimeout(hidden);
    if (running) return;
    const control = new AbortController();
    running = control;
    void renewBox();
    const { signal } = control;
    if (!navigator.locks) void listen(tell, signal);
    else navigator.locks.request('spotme-notices', { signal }, () => (signal.aborted ? undefined : listen(tell, signal))).catch(() => undefined);
  }
  function end(): void {
    running?.abort();
    running = undefined;
  }
  function look(): void {
    if (document.visibilityState === 'visible') begin();
    else hidden = setTimeout(end, hiddenMs);
  }
  const hear = (event: MessageEvent<Told>): void => accept(event.data);
  channel?.addEventListener('message', hear);
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(hidden);
    document.removeEventListener('visibilitychange', look);
    channel?.close();
    end();
    box.set(undefined);
    arrived.set(undefined);
  };
}

/** One was opened. It counts as read here at once; the server's answer follows. */
export async function markRead(number: number): Promise<void> {
  try {
    box.set(await ask(api.POST('/notices/{number}/read', { params: { path: { number } } })));
  } catch {
    // It stays unread, and can be opened again.
  }
}
