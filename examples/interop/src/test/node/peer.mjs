// Answers questions about credentials, one JSON object a line: {"call": "dataIntegrity.verify", ...} gives {"result": ...} or
// {"error": "..."}. The answers come from independent implementations, never from this project. A family of
// mechanisms is one file; to add one, export its functions and add a line to FAMILIES.
import {createInterface} from 'node:readline';
import * as dataIntegrity from './data-integrity.mjs';
import * as documents from './documents.mjs';
import * as jose from './jose.mjs';
import * as sdJwt from './sd-jwt.mjs';
import * as webvh from './webvh.mjs';

const FAMILIES = {dataIntegrity, documents, jose, sdJwt, webvh};

async function answer(line) {
  try {
    const {call, ...parameters} = JSON.parse(line);
    const [family, name] = call.split('.');
    return {result: (await FAMILIES[family][name](parameters)) ?? null};
  } catch (error) {
    return {error: String(error?.message ?? error)};
  }
}

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(JSON.stringify(await answer(line)) + '\n');
}
