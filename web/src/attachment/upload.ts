// Sends a file with its progress, which fetch cannot tell; what comes of it is as of every other call (api/client.ts).
import { type Schemas, ask } from '../api/client';

const timeoutMs = 120_000;

export interface Upload {
  /** @throws Refusal, Unreachable */
  done: Promise<Schemas['Attachment']>;
  stop(): void;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `onProgress` gets the share that was sent, from 0 to 1. */
export function upload(file: Blob, name: string, restricted: boolean, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<{ data?: Schemas['Attachment']; error?: unknown; response: Response }>((resolve, reject) => {
    request.open('POST', `/api/v1/attachments?${new URLSearchParams({ name, restricted: String(restricted) }).toString()}`);
    request.setRequestHeader('Content-Type', file.type);
    request.timeout = timeoutMs;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    const fail = (): void => reject(new Error('unanswered'));
    request.onerror = fail;
    request.ontimeout = fail;
    request.onabort = fail;
    request.onload = () => {
      const headers = new Headers();
      const wait = request.getResponseHeader('Retry-After');
      if (wait !== null) headers.set('Retry-After', wait);
      const response = new Response(null, { status: request.status, headers });
      const body = parsed(request.responseText);
      resolve(response.ok ? { data: body as Schemas['Attachment'], response } : { error: body, response });
    };
    request.send(file);
  });
  return { done: ask(answer), stop: () => request.abort() };
}
