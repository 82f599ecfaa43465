// Every page but the clock, by its address; what an address holds comes as properties. The table comes with the first of them, so that the
// clock page carries none of it.
import type { ComponentType } from 'react';
import { Route, Switch } from 'wouter';
// Their texts say counts as `2,999`.
import '../i18n/number-format';
import { later } from './later';
import { NotFound } from './not-found';

const More = later('core', () => import('./more').then((file) => file.More));
const Password = later('session', () => import('../session/password').then((file) => file.Password));
const Account = later('session', () => import('../session/account').then((file) => file.Account));
const Month = later(['day', 'card'], () => import('../day/month').then((file) => file.Month));
const Day = later(['day', 'approval', 'grant'], () => import('../day/day').then((file) => file.Day));
const CardPage = later('card', () => import('../card/card').then((file) => file.Card));
const Cards = later('card', () => import('../card/cards').then((file) => file.Cards));
const Notices = later('notice', () => import('../notice/notices').then((file) => file.Notices));
const NoticePreferences = later('notice', () => import('../notice/preferences').then((file) => file.Preferences));
const Letters = later('letter', () => import('../letter/letters').then((file) => file.Letters));
const StaffLetters = later('letter', () => import('../letter/letters').then((file) => file.StaffLetters));
const LetterPage = later(['letter', 'attachment'], () => import('../letter/letter').then((file) => file.LetterPage));
const LetterTemplates = later('letter', () => import('../letter/templates').then((file) => file.LetterTemplates));
const AbsenceAlerts = later('letter', () => import('../absence/alerts').then((file) => file.AbsenceAlerts));
const Figures = later('figure', () => import('../figure/figures').then((file) => file.FiguresPage));
const Bodies = later(['body', 'account'], () => import('../body/bodies').then((file) => file.Bodies));
const Units = later(['body', 'account', 'session'], () => import('../unit/units').then((file) => file.Units));
const Policies = later(['body', 'account', 'session'], () => import('../appearance/policies').then((file) => file.Policies));
const Implementation = later(['body', 'figure'], () => import('../implementation/implementation').then((file) => file.ImplementationPage));
const Reports = later('report', () => import('../report/reports').then((file) => file.Reports));
const ReportPage = later(['report', 'figure'], () => import('../report/report').then((file) => file.ReportPage));
const ReportOrders = later('report', () => import('../report/orders').then((file) => file.ReportOrders));
const ReportSchedules = later('report', () => import('../report/schedules').then((file) => file.ReportSchedules));
const Closing = later('closing', () => import('../closing/closing').then((file) => file.Closing));
const Transactions = later('closing', () => import('../transaction/transactions').then((file) => file.Transactions));
const TransactionPage = later('closing', () => import('../transaction/detail').then((file) => file.TransactionPage));
const CalendarPage = later('calendar', () => import('../calendar/calendar').then((file) => file.CalendarPage));
const Accounts = later(['account', 'session'], () => import('../account/accounts').then((file) => file.Accounts));
const OfficerImports = later('officer-import', () => import('../officer-import/imports').then((file) => file.OfficerImports));
const OfficerImportPage = later(['officer-import', 'account'], () => import('../officer-import/detail').then((file) => file.OfficerImportPage));
const AccountNew = later(['account', 'session'], () => import('../account/new').then((file) => file.AccountNew));
const Rules = later('rules', () => import('../rules/rules').then((file) => file.Rules));
const Worktime = later('scheme', () => import('../scheme/worktime').then((file) => file.Worktime));
const ReasonKinds = later('reason-kind', () => import('../reason-kind/reason-kinds').then((file) => file.ReasonKinds));
const Todo = later(['approval', 'grant'], () => import('../todo/todo').then((file) => file.Todo));
const ReasonPage = later(['approval', 'attachment', 'grant'], () => import('../reason/reason').then((file) => file.ReasonPage));
const CorrectionPage = later(['approval', 'attachment', 'grant'], () => import('../correction/correction').then((file) => file.CorrectionPage));
const OwnApprovals = later(['approval', 'grant'], () => import('../approval/own').then((file) => file.OwnApprovals));
const ApprovalPage = later(['approval', 'attachment', 'grant'], () => import('../approval/detail').then((file) => file.ApprovalPage));
const Inbox = later(['approval', 'grant', 'attachment'], () => import('../approval/inbox').then((file) => file.Inbox));
const Delegations = later(['approval', 'attachment', 'grant'], () => import('../delegation/delegations').then((file) => file.Delegations));
const Transfers = later(['account', 'session'], () => import('../account/transfers').then((file) => file.Transfers));
const AccountDetail = later(['account', 'session'], () => import('../account/detail').then((file) => file.AccountDetail));

const Tasks = later('task', () => import('../task/tasks').then((file) => file.Tasks));
const OfficerTasks = later('task', () => import('../task/tasks').then((file) => file.OfficerTasks));
const TaskNew = later('task', () => import('../task/new').then((file) => file.TaskNew));
const TaskPage = later(['task', 'attachment'], () => import('../task/detail').then((file) => file.TaskPage));
const TeamDayPage = later(['task', 'grant'], () => import('../task/team-day').then((file) => file.TeamDayPage));

const Grants = later(['grant', 'attachment'], () => import('../grant/grant').then((file) => file.Grants));
const OfficerGrants = later('grant', () => import('../grant/officers').then((file) => file.OfficerGrants));

const RemoteDay = later('remote', () => import('../remote/remote').then((file) => file.RemoteDay));
const TeamRemote = later('remote', () => import('../remote/team').then((file) => file.TeamRemote));
const Looks = later(['remote', 'session'], () => import('../look/looks').then((file) => file.Looks));
const Places = later(['place', 'grant'], () => import('../place/place').then((file) => file.Places));
const KioskDevice = later('place', () => import('../place/kiosk-device').then((file) => file.KioskDevice));
const AuditTrail = later(['audit', 'session'], () => import('../audit/trail').then((file) => file.AuditTrail));
const Retention = later('audit', () => import('../audit/retention').then((file) => file.Retention));
const Holds = later('audit', () => import('../audit/holds').then((file) => file.Holds));
const BoardPage = later('board', () => import('../board/board').then((file) => file.BoardPage));
const WallPage = later('board', () => import('../board/wall').then((file) => file.WallPage));
const TeamMonthPage = later('board', () => import('../board/month').then((file) => file.TeamMonthPage));
const Help = later('help', () => import('../help/help').then((file) => file.Help));
const Integration = later('integration', () => import('../integration/integration').then((file) => file.Integration));
const ApiPage = later('integration', () => import('../integration/api-page').then((file) => file.ApiPage));

// biome-ignore lint/suspicious/noExplicitAny: the properties are those of the page
export const routes: Record<string, ComponentType<any>> = {
  '/lagi': More,
  '/help/:part?': Help,
  '/kata-laluan': Password,
  '/bulan/:month?': Month,
  '/hari/:date': Day,
  '/kad/:month?': CardPage,
  '/kad-pegawai': Cards,
  '/makluman': Notices,
  '/makluman/pilihan': NoticePreferences,
  '/surat': Letters,
  '/surat/:id': LetterPage,
  '/surat-pegawai': StaffLetters,
  '/templat-surat': LetterTemplates,
  '/ketidakhadiran': AbsenceAlerts,
  '/angka': Figures,
  '/agensi': Bodies,
  '/unit': Units,
  '/dasar-agensi': Policies,
  '/pelaksanaan': Implementation,
  '/laporan': Reports,
  '/laporan/saya': ReportOrders,
  '/laporan/jadual': ReportSchedules,
  '/laporan/:kind': ReportPage,
  '/kalendar/:year?/:state?': CalendarPage,
  '/import-pegawai': OfficerImports,
  '/import-pegawai/:id': OfficerImportPage,
  '/perlu-tindakan': Todo,
  '/alasan': ReasonPage,
  '/pembetulan': CorrectionPage,
  '/tugasan': Tasks,
  '/tugasan/baharu': TaskNew,
  '/tugasan/pegawai/:officer': OfficerTasks,
  '/tugasan/:id': TaskPage,
  '/hari-pasukan': TeamDayPage,
  '/permohonan': OwnApprovals,
  '/papan-langsung': BoardPage,
  '/papan-langsung/dinding': WallPage,
  '/bulan-pasukan/:month?': TeamMonthPage,
  '/kelulusan': Inbox,
  '/kelulusan/:id': ApprovalPage,
  '/penurunan-kuasa': Delegations,
  '/kebenaran': Grants,
  '/kebenaran-pegawai/:part?': OfficerGrants,
  '/peraturan': Rules,
  '/akaun': Account,
  '/penutupan/:month?': Closing,
  '/transaksi': Transactions,
  '/transaksi/:number': TransactionPage,
  '/pegawai': Accounts,
  '/pegawai/baharu': AccountNew,
  '/pegawai/pertukaran': Transfers,
  '/pegawai/:agency/:officer/:part?': AccountDetail,
  '/waktu-bekerja/:part?/:item?': Worktime,
  '/lokasi/:part?': Places,
  '/kiosk': KioskDevice,
  '/jenis-alasan': ReasonKinds,
  '/bekerja-jauh': RemoteDay,
  '/bekerja-jauh-pegawai': TeamRemote,
  '/capaian-rekod': Looks,
  '/jejak-audit': AuditTrail,
  '/penyimpanan': Retention,
  '/penahanan': Holds,
  '/integrasi/:part?': Integration,
  '/api-dokumen': ApiPage,
};

export function FarPages() {
  return (
    <Switch>
      {Object.entries(routes).map(([path, Page]) => (
        <Route key={path} path={path}>
          {(held) => <Page {...held} />}
        </Route>
      ))}
      <Route component={NotFound} />
    </Switch>
  );
}
