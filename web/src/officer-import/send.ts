// Files to and from the server that are no JSON; what comes of them is as of every other call (api/client.ts).
import { type Schemas, ask } from '../api/client';

export type OfficerImport = Schemas['OfficerImport'];

/** 5 MB at half a megabit a second, and the look at it. */
const timeoutMs = 120_000;

async function answered<T>(address: string, request: RequestInit, read: (response: Response) => Promise<T>) {
  const response = await fetch(`/api/v1${address}`, {
    credentials: 'same-origin',
    cache: 'no-store',
    method: 'POST',
    ...request,
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.ok) return { data: await read(response), response };
  return { error: await response.json().catch(() => undefined), response };
}

/** The most that the server takes; looked at before a large file is sent for nothing. */
export const mostBytes = 5 * 1024 * 1024;

/** @throws Refusal, Unreachable */
export function sendFile(file: File, continues: string | undefined): Promise<OfficerImport> {
  const query = new URLSearchParams({ name: file.name, ...(continues && { continues }) });
  return ask(
    answered(
      `/officer-imports?${query.toString()}`,
      { body: file, headers: { 'Content-Type': 'application/octet-stream' } },
      (response) => response.json() as Promise<OfficerImport>,
    ),
  );
}

interface Slips {
  paper: Blob;
  slips: number;
}

function slips(address: string, body: object): Promise<Slips> {
  return ask(
    answered(address, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }, async (response) => ({
      paper: await response.blob(),
      slips: Number(response.headers.get('X-Slips') ?? 0),
    })),
  );
}

/** New temporary passwords of an import as a PDF of slips, and how many; for all, or for those without an address. @throws Refusal, Unreachable */
export function printSlips(id: string, withoutAddress = false): Promise<Slips> {
  return slips(`/officer-imports/${id}/password-slips`, withoutAddress ? { without_address: true } : {});
}

/** The same for these officers of an agency. @throws Refusal, Unreachable */
export function printOfficerSlips(agency: string, officers: string[]): Promise<Slips> {
  return slips(`/agencies/${agency}/password-slips`, { officer_ids: officers });
}

/** Takes back all that it did; of thousands of officers that may take longer than other calls. @throws Refusal, Unreachable */
export function undo(id: string): Promise<OfficerImport> {
  return ask(
    answered(`/officer-imports/${id}/undoing`, { body: '{}', headers: { 'Content-Type': 'application/json' } }, (response) => response.json() as Promise<OfficerImport>),
  );
}
