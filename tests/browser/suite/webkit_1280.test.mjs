// All journeys in this engine at this width.
import { journeys } from "./journeys/index.mjs";
import { inWorld } from "./world.mjs";

inWorld("webkit", 1280, journeys);
