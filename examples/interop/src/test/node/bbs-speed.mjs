// Times one BBS signature over the given messages, one proof that shows the chosen ones, and one check of that proof.
// Reads {"messages": [text, ...], "chosen": [position, ...], "warmup": n, "rounds": n} from standard input; prints
// {"sign": [...], "prove": [...], "verify": [...]}, microseconds of each round.
import {text} from 'node:stream/consumers';
import {CIPHERSUITES, deriveProof, generateKeyPair, sign, verifyProof} from '@digitalbazaar/bbs-signatures';

const {messages: texts, chosen, warmup, rounds} = JSON.parse(await text(process.stdin));
const ciphersuite = CIPHERSUITES.BLS12381_SHA256;
const none = new Uint8Array();
const messages = texts.map((each) => new TextEncoder().encode(each));
const shown = chosen.map((position) => messages[position]);
const {secretKey, publicKey} = await generateKeyPair({seed: new Uint8Array(32).fill(5), ciphersuite});

const steps = {
  sign: () => sign({secretKey, publicKey, header: none, messages, ciphersuite}),
  prove: () =>
    deriveProof({
      publicKey,
      signature,
      header: none,
      messages,
      presentationHeader: none,
      disclosedMessageIndexes: chosen,
      ciphersuite,
    }),
  verify: () =>
    verifyProof({
      publicKey,
      proof,
      header: none,
      presentationHeader: none,
      disclosedMessages: shown,
      disclosedMessageIndexes: chosen,
      ciphersuite,
    }),
};
const signature = await steps.sign();
const proof = await steps.prove();
if ((await steps.verify()) !== true) {
  throw new Error('what was just signed does not verify');
}

const times = {};
for (const [name, step] of Object.entries(steps)) {
  times[name] = [];
  for (let round = -warmup; round < rounds; round++) {
    const start = process.hrtime.bigint();
    await step();
    if (round >= 0) {
      times[name].push(Number(process.hrtime.bigint() - start) / 1000);
    }
  }
}
process.stdout.write(JSON.stringify(times) + '\n');
