export function Brand({ tone = 'dark' }: { tone?: 'dark' | 'light' }) {
  const light = tone === 'light';
  return (
    <span className="flex items-center gap-3">
      <img src="/icons/icon.svg" alt="" width="36" height="36" className="size-9" />
      <span>
        <span className={`block font-heading text-body-lg font-semibold leading-6 ${light ? 'text-white' : 'text-txt-black-900'}`}>
          SPOT-Me
        </span>
        <span
          lang="ms"
          className={`block text-[0.6875rem] leading-4 tracking-tighter min-[440px]:whitespace-nowrap min-[440px]:tracking-normal sm:text-body-xs sm:leading-4 ${light ? 'text-primary-100' : 'text-txt-black-500'}`}
        >
          Sistem Pemantauan Operasi Tugas
        </span>
      </span>
    </span>
  );
}
