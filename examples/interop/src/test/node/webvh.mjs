// did:webvh logs by didwebvh-ts, with keys of Digital Bazaar's Ed25519Multikey.
import * as base58 from 'base58-universal';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createDID, prepareDataForSigning, resolveDIDFromLog, updateDID} from 'didwebvh-ts';

const verifier = {
  async verify(signature, message, publicKey) {
    const publicKeyMultibase = 'z' + base58.encode(new Uint8Array([0xed, 0x01, ...publicKey]));
    const pair = await Ed25519Multikey.from({type: 'Multikey', controller: 'did:example:x', publicKeyMultibase});
    return pair.verifier().verify({data: message, signature});
  },
};

async function signer(key) {
  const pair = await Ed25519Multikey.from({type: 'Multikey', ...key});
  return {
    getVerificationMethodId: () => key.id,
    async sign({document, proof}) {
      const signature = await pair.signer().sign({data: await prepareDataForSigning(document, proof)});
      return {proofValue: 'z' + base58.encode(signature)};
    },
  };
}

function lines(log) {
  return log.map(entry => JSON.stringify(entry) + '\n').join('');
}

function entries(text) {
  return text.trimEnd().split('\n').map(line => JSON.parse(line));
}

function methods(publicKeyMultibase) {
  return [{type: 'Multikey', publicKeyMultibase, purpose: 'assertionMethod'}];
}

export async function create({address, key, created, documentKey}) {
  const {did, log} = await createDID({
    address, signer: await signer(key), updateKeys: [key.publicKeyMultibase], created,
    verificationMethods: methods(documentKey), verifier,
  });
  return {did, log: lines(log)};
}

export async function update({log, key, updated, documentKey}) {
  const result = await updateDID({
    log: entries(log), signer: await signer(key), updateKeys: [key.publicKeyMultibase], updated,
    verificationMethods: methods(documentKey), verifier,
  });
  return {did: result.did, log: lines(result.log)};
}

/** Every line must hold; the answer holds the keys of the last version. */
export async function verify({log}) {
  try {
    const {did, doc, meta} = await resolveDIDFromLog(entries(log), {verifier});
    if (meta.error) {
      return {verified: false, errors: [meta.error, JSON.stringify(meta.problemDetails ?? null)]};
    }
    const keys = [...(doc.verificationMethod ?? []), ...(doc.assertionMethod ?? [])]
      .map(method => method.publicKeyMultibase).filter(Boolean);
    return {verified: true, did, keys};
  } catch (error) {
    return {verified: false, errors: [String(error)]};
  }
}
