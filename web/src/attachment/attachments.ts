// The attachments of one form: what was chosen, how far each is sent, and the ids that the form submits.
import { useEffect, useRef, useState } from 'react';
import { Refusal, type Schemas, api, ask } from '../api/client';
import { mostBytes, prepare } from './picture';
import { type Upload, upload } from './upload';

export type Attachment = Schemas['Attachment'];

/** Why a file was not even sent. */
export type OwnFault = 'type' | 'size';

export interface Item {
  /** Of this page; the server's id stands in `attachment`. */
  key: number;
  name: string;
  size: number;
  restricted: boolean;
  thumbnail?: string | undefined;
  state: 'preparing' | 'sending' | 'here' | 'failed';
  /** The share that was sent, from 0 to 1. */
  share: number;
  attachment?: Attachment;
  fault?: OwnFault;
  failure?: unknown;
}

export interface Attachments {
  items: readonly Item[];
  /** Of those that are here, in order: what is submitted. */
  ids: string[];
  /** Some are still on their way. */
  busy: boolean;
  /** Some are on their way or have failed: what is sent now would go without them. */
  unready: boolean;
  add(files: Iterable<File>, restricted: boolean): void;
  again(key: number): void;
  remove(key: number): void;
}

let lastKey = 0;

export function useAttachments(): Attachments {
  const [items, setItems] = useState<readonly Item[]>([]);
  const chosen = useRef(new Map<number, File>());
  const running = useRef(new Map<number, Upload>());
  const gone = useRef(false);
  useEffect(
    () => () => {
      gone.current = true;
      for (const one of running.current.values()) one.stop();
    },
    [],
  );
  const change = (key: number, to: Partial<Item>): void => {
    if (!gone.current) setItems((before) => before.map((item) => (item.key === key ? { ...item, ...to } : item)));
  };

  async function send(key: number, file: File, restricted: boolean): Promise<void> {
    change(key, { state: 'preparing', share: 0 });
    const prepared = await prepare(file);
    if (gone.current || !chosen.current.has(key)) return;
    if (!prepared) return change(key, { state: 'failed', fault: 'type' });
    const { name, thumbnail } = prepared;
    if (prepared.file.size > mostBytes) return change(key, { state: 'failed', fault: 'size', thumbnail });
    change(key, { state: 'sending', name, size: prepared.file.size, thumbnail });
    const sent = upload(prepared.file, name, restricted, (share) => change(key, { share }));
    running.current.set(key, sent);
    try {
      const attachment = await sent.done;
      if (!chosen.current.has(key)) return void forget(attachment.id);
      change(key, { state: 'here', attachment, name: attachment.name, size: attachment.size });
    } catch (failure) {
      change(key, { state: 'failed', failure });
    } finally {
      running.current.delete(key);
    }
  }

  return {
    items,
    ids: items.flatMap((item) => (item.attachment ? [item.attachment.id] : [])),
    busy: items.some((item) => item.state === 'preparing' || item.state === 'sending'),
    unready: items.some((item) => item.state !== 'here'),
    add(files, restricted) {
      for (const file of files) {
        lastKey += 1;
        const key = lastKey;
        chosen.current.set(key, file);
        setItems((before) => [...before, { key, name: file.name, size: file.size, restricted, state: 'preparing', share: 0 }]);
        void send(key, file, restricted);
      }
    },
    again(key) {
      const file = chosen.current.get(key);
      const item = items.find((one) => one.key === key);
      if (file && item) void send(key, file, item.restricted);
    },
    remove(key) {
      chosen.current.delete(key);
      running.current.get(key)?.stop();
      const id = items.find((item) => item.key === key)?.attachment?.id;
      setItems((before) => before.filter((item) => item.key !== key));
      if (id) void forget(id);
    },
  };
}

/** Whatever comes of it: the server forgets by itself, after a day, what nobody submits. */
async function forget(id: string): Promise<void> {
  await ask(api.DELETE('/attachments/{id}', { params: { path: { id } } })).catch(() => undefined);
}

/** A refusal that sending again may not meet. */
export const mayTryAgain = (failure: unknown): boolean => !(failure instanceof Refusal) || failure.retryAfter !== undefined;
