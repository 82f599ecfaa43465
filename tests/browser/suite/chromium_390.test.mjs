// All journeys in this engine at this width.
import { journeys } from "./journeys/index.mjs";
import { inWorld } from "./world.mjs";

inWorld("chromium", 390, journeys);
