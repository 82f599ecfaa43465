// What is to be seen in the guide: as whom, at which width, at which address, once the page says that it is ready.
const officer = { userId: "nurul.huda", width: 390 };
const supervisor = { userId: "azman.yusof", width: 1280 };
const head = { userId: "rosnah.ismail", width: 1280 };
const agencyAdmin = { userId: "aida.mansor", width: 1280 };
const systemAdmin = { userId: "ramesh.pillai", width: 1280 };

export const pictures = [
  { name: "sign-in", userId: "", width: 390, path: "/log-masuk", ready: "sign-in" },
  { name: "clock", ...officer, path: "/", ready: "clock" },
  { name: "month", ...officer, path: "/bulan", ready: "month" },
  { name: "todo", ...officer, path: "/perlu-tindakan", ready: "todo" },
  {
    name: "grants",
    ...officer,
    path: "/kebenaran",
    ready: "grants",
    prepare: async (page, byTestId) => {
      await page.click(byTestId("grant-new"));
      await page.shown(byTestId("grant-apply"));
    },
  },
  { name: "tasks", ...officer, path: "/tugasan", ready: "tasks" },
  { name: "card", ...officer, path: "/kad", ready: "card" },
  { name: "approvals", ...supervisor, path: "/kelulusan", ready: "approvals" },
  { name: "team-day", ...supervisor, path: "/hari-pasukan", ready: "team-day" },
  { name: "board", ...supervisor, path: "/papan-langsung", ready: "board" },
  { name: "team-month", ...supervisor, path: "/bulan-pasukan", ready: "team-month" },
  { name: "cards", ...head, path: "/kad-pegawai", ready: "cards" },
  { name: "figures", ...head, path: "/angka", ready: "figures" },
  { name: "worktime", ...agencyAdmin, path: "/waktu-bekerja", ready: "worktime" },
  { name: "transactions", ...agencyAdmin, path: "/transaksi", ready: "transactions" },
  { name: "accounts", ...agencyAdmin, path: "/pegawai", ready: "accounts" },
  { name: "closing", ...agencyAdmin, path: "/penutupan", ready: "closing" },
  { name: "rules", ...systemAdmin, path: "/peraturan", ready: "rules" },
  { name: "reports", ...agencyAdmin, path: "/laporan", ready: "reports" },
  { name: "officer-imports", ...agencyAdmin, path: "/import-pegawai", ready: "officer-imports" },
  { name: "units", ...agencyAdmin, path: "/unit", ready: "units" },
  { name: "places", ...agencyAdmin, path: "/lokasi", ready: "places" },
  { name: "audit", ...agencyAdmin, path: "/jejak-audit", ready: "audit" },
  { name: "bodies", ...systemAdmin, path: "/agensi", ready: "bodies" },
  { name: "implementation", ...systemAdmin, path: "/pelaksanaan", ready: "implementation" },
];
