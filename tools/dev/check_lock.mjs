// Fails when the lock file of the working folder was not written for its package.json.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

const read = (name) => JSON.parse(readFileSync(name, "utf8"));
const wanted = read("package.json");
const locked = read("package-lock.json").packages[""];
for (const kind of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
  if (!isDeepStrictEqual(wanted[kind] ?? {}, locked[kind] ?? {})) {
    console.error(`package-lock.json and package.json differ in ${kind}: run npm install and keep both`);
    process.exitCode = 1;
  }
}
