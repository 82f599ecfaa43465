// The calendar: read by everybody, edited with a source by the system administrator, days of their own by those who keep an agency.
import { assert, byTestId } from "../world.mjs";

const row = (date, more = "") => `${byTestId("holiday")}[data-date="${date}"]${more}`;
const cell = (date, more = "") => `${byTestId("calendar-month")} [data-date="${date}"]${more}`;

export function calendar(world) {
  readsAYear(world);
  declaresADay(world);
  confirmsADate(world);
  importsAFile(world);
  keepsAgencyDays(world);
}

function readsAYear(world) {
  world.deskJourney("anybody reads the year of a state, with what is still to be confirmed", async () => {
    const { page } = world;
    await world.signIn(await world.officer());
    await world.follow("nav-calendar", "calendar");
    await page.has(byTestId("calendar-title"), "data-state", "putrajaya");
    await world.visit("/kalendar/2027/kelantan", "calendar");
    await page.counts(byTestId("calendar-month"), 12);
    await page.counts(cell("2027-02-07", "[data-holiday]"), 1);
    await page.counts(cell("2027-02-09", '[data-ramadan="true"]'), 1);
    await page.counts(cell("2027-01-08", '[data-rest="true"]'), 1);
    assert.ok(Number(await page.attribute(byTestId("calendar-tentative"), "data-count")) > 0);
    assert.equal(await page.count(byTestId("calendar-add")), 0);
    assert.equal(await page.count(byTestId("holiday-confirm")), 0);
    await page.click(byTestId("calendar-certainty-key") + " summary");
    await world.check("calendar");
    await page.click(byTestId("calendar-previous"));
    await page.shown(`${byTestId("calendar-title")}[data-year="2026"]`);
    await world.visit("/kalendar/2028/perak", "calendar");
    await page.shown(byTestId("calendar-not-covered"));
    await page.shown(byTestId("calendar-empty"));
    await world.check("calendar-empty");
  });
}

function declaresADay(world) {
  world.deskJourney("a day is declared with its source, for one district, and undone", async () => {
    const { page } = world;
    await world.signIn(world.server.administrator);
    await world.visit("/kalendar/2027/kelantan", "calendar");
    await page.click(byTestId("calendar-add"));
    await page.shown(byTestId("holiday-form"));
    await page.setDate(byTestId("calendar-date"), "2027-11-30");
    await page.fill(byTestId("calendar-name"), "Cuti Banjir");
    await page.click(byTestId("holiday-form-submit"));
    await page.shown(byTestId("calendar-source-error"));
    await page.fill(byTestId("calendar-source"), "MB Kelantan, 29 Nov 2027");
    await page.click(byTestId("calendar-where"));
    await page.fill(byTestId("calendar-district"), "Kota Bharu");
    await world.check("calendar-declare");
    await page.click(byTestId("holiday-form-submit"));
    await page.shown(byTestId("calendar-undo"));
    await page.shown(row("2027-11-30", '[data-origin="national"]'));
    await world.check("calendar-declared");
    await page.click(byTestId("calendar-undo"));
    await page.gone(row("2027-11-30"));
    assert.equal(await page.count(byTestId("calendar-undo")), 0);
  });
}

function confirmsADate(world) {
  world.deskJourney("a tentative date is confirmed by its source, and moved with its substitutes", async () => {
    const { page } = world;
    await world.signIn(world.server.administrator);
    await world.visit("/kalendar/2027/perak", "calendar");
    await page.click(row("2027-05-20", ` ${byTestId("holiday-confirm")}`));
    await page.shown(byTestId("confirm-form"));
    await page.fill(byTestId("calendar-source"), "HKA-2027");
    await world.check("calendar-confirm");
    await page.click(byTestId("confirm-form-submit"));
    await page.shown(row("2027-05-20", '[data-certainty="official"]'));
    await page.click(byTestId("calendar-undo"));
    await page.shown(row("2027-05-20", '[data-certainty="tentative"]'));

    await page.click(row("2027-08-15", ` ${byTestId("holiday-correct")}`));
    await page.shown(byTestId("holiday-form"));
    await page.setDate(byTestId("calendar-date"), "2027-08-14");
    await page.fill(byTestId("calendar-reason"), "anak bulan kelihatan");
    await page.click(byTestId("holiday-form-submit"));
    await page.shown(byTestId("calendar-substitutes"));
    await world.check("calendar-substitutes");
    await page.click(byTestId("holiday-form-submit"));
    await page.shown(row("2027-08-14"));
    await page.gone(row("2027-08-16"));
    await page.click(byTestId("calendar-undo"));
    await page.shown(row("2027-08-16"));
  });
}

function importsAFile(world) {
  world.deskJourney("a file is checked before it is stored, and a wrong one names its lines", async () => {
    const { page } = world;
    await world.signIn(world.server.administrator);
    await world.visit("/kalendar/2027/perak", "calendar");
    const event = (date, more = "") => `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${date}\r\nSUMMARY:Cuti Khas\r\n${more}END:VEVENT\r\n`;
    const calendarOf = (events) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events}END:VCALENDAR\r\n`;
    await chooseFile(world, "salah.ics", calendarOf(event("20270301", "RRULE:FREQ=YEARLY\r\n")));
    await page.fill(byTestId("calendar-source"), "MB Perak");
    await page.click(byTestId("import-check"));
    await page.shown(`${byTestId("import-faults")}[data-total="1"]`);
    await page.reads(byTestId("import-faults"), /6.*RRULE/);
    await world.check("calendar-import-faults");
    await chooseFile(world, "betul.ics", calendarOf(event("20270301") + event("20270501")));
    await page.click(byTestId("import-check"));
    await page.shown(`${byTestId("import-outcome")}[data-added="2"]`);
    await world.check("calendar-import");
    assert.equal(await page.count(row("2027-03-01")), 0);
    await page.click(byTestId("import-store"));
    await page.shown(row("2027-03-01", '[data-origin="national"]'));
    await page.click(byTestId("calendar-undo"));
    await page.gone(row("2027-03-01"));
  });
}

function keepsAgencyDays(world) {
  world.deskJourney("an agency has days of its own, one by one and from a file", async () => {
    const { page } = world;
    await world.signIn(await world.agencyAdministrator());
    await world.visit("/kalendar/2027/putrajaya", "calendar");
    assert.equal(await page.count(byTestId("holiday-confirm")), 0);
    await page.click(byTestId("calendar-add"));
    await page.shown(byTestId("agency-day-form"));
    await page.setDate(byTestId("calendar-date"), "2027-12-01");
    await page.fill(byTestId("calendar-name"), "Hari Terbuka");
    await page.fill(byTestId("calendar-source"), "Ketua Jabatan, 1 Nov 2027");
    await world.check("calendar-agency-day");
    await page.click(byTestId("agency-day-form-submit"));
    await page.shown(row("2027-12-01", '[data-origin="agency"]'));
    await page.click(row("2027-12-01", ` ${byTestId("holiday-withdraw")}`));
    await page.shown(byTestId("withdraw-form"));
    await page.fill(byTestId("calendar-reason"), "ditangguhkan");
    await page.click(byTestId("withdraw-form-submit"));
    await page.gone(row("2027-12-01"));

    const lines = "2027-12-02,Hari Keluarga,,Ketua Jabatan,\n2027-12-03,Hari Salah,,Ketua Jabatan,U9\n";
    await chooseFile(world, "salah.csv", `date,name_ms,name_en,source,unit\n${lines}`);
    await page.click(byTestId("import-check"));
    await page.shown(`${byTestId("import-faults")}[data-total="1"]`);
    await page.reads(byTestId("import-faults"), /3.*unit/);
    await chooseFile(world, "betul.csv", `date,name_ms,name_en,source,unit\n${lines.split("\n")[0]}\n`);
    await page.click(byTestId("import-check"));
    await page.shown(`${byTestId("import-outcome")}[data-added="1"]`);
    await world.check("calendar-agency-import");
    await page.click(byTestId("import-store"));
    await page.shown(row("2027-12-02", '[data-origin="agency"]'));
    await page.click(byTestId("calendar-undo"));
    await page.gone(row("2027-12-02"));
  });
}

/** A file in the field, as after the dialog of the operating system. */
const chooseFile = (world, name, text) =>
  world.page.run(
    `const field = document.querySelector(arguments[0]);
     const chosen = new DataTransfer();
     chosen.items.add(new File([arguments[2]], arguments[1]));
     field.files = chosen.files;
     field.dispatchEvent(new Event("change", { bubbles: true }));`,
    byTestId("import-file-input"), name, text);
