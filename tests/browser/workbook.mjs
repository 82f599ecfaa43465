// A workbook as a spreadsheet program writes it, as far as an import needs one: one sheet of texts, in an archive that is not compressed.
import { crc32 } from "node:zlib";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const types = "http://schemas.openxmlformats.org/package/2006/content-types";

const escaped = (text) => text.replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark]);
const cell = (text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;

/** `rows` are arrays of texts; gives a Buffer. */
export function workbook(rows) {
  const sheet = rows.map((row, index) => `<row r="${index + 1}">${row.map(cell).join("")}</row>`).join("");
  return archive({
    "[Content_Types].xml": `${head}<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "xl/workbook.xml": `${head}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="p" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${head}<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

/** What the local header and the directory say alike of a file. */
function about(name, content) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // the version that it takes; flags, method and date stay 0
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function archive(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const fields = about(name, content);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, entry, Buffer.from(name));
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), content]);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
