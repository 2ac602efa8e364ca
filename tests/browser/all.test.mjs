// All tests in one process, because they share the built sites, the live app
// and the browser.

import { after } from "node:test";
import { close } from "./harness.mjs";

import "./files.mjs";
import "./pages.mjs";
import "./search.mjs";
import "./troubleshooter.mjs";

after(close);
