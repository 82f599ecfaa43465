// Where to go after sign-in. The address comes from outside, so only a path of this site is taken.

/** The path of `?ke=` if it leads to a page of this origin, else the clock page. */
export function returnPath(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('ke');
  if (wanted === null || !wanted.startsWith('/')) return '/';
  let target: URL;
  try {
    target = new URL(wanted, origin);
  } catch {
    return '/';
  }
  // `//host` and `/\host` are addresses of other sites to a browser.
  if (target.origin !== origin || wanted.startsWith('//') || wanted.includes('\\')) return '/';
  if (target.pathname.startsWith('/api/') || target.pathname === '/log-masuk') return '/';
  return target.pathname + target.search;
}

/** The address of the sign-in page that returns to `path`. */
export function signInPath(path: string): string {
  return path === '/' || path.startsWith('/log-masuk') ? '/log-masuk' : `/log-masuk?ke=${encodeURIComponent(path)}`;
}
