// Data Integrity by Digital Bazaar's libraries.
import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {documentLoader, keyPair} from './documents.mjs';

// Each suite: how to sign, how to verify, and, where a holder can choose what to show, how to disclose.
const SUITES = {
  'eddsa-rdfc-2022': {sign: () => eddsaRdfc, verify: () => eddsaRdfc},
  'eddsa-jcs-2022': {sign: eddsaJcs.createSignCryptosuite, verify: eddsaJcs.createVerifyCryptosuite},
  'ecdsa-rdfc-2019': {sign: () => ecdsaRdfc, verify: () => ecdsaRdfc},
  'ecdsa-jcs-2019': {sign: ecdsaJcs.createSignCryptosuite, verify: ecdsaJcs.createVerifyCryptosuite},
  'ecdsa-sd-2023': {
    sign: ecdsaSd.createSignCryptosuite,
    verify: ecdsaSd.createVerifyCryptosuite,
    disclose: ecdsaSd.createDiscloseCryptosuite,
  },
  'bbs-2023': {
    sign: bbs.createSignCryptosuite,
    verify: bbs.createVerifyCryptosuite,
    disclose: bbs.createDiscloseCryptosuite,
  },
};

async function signing({cryptosuite, key, now, mandatoryPointers}) {
  const pair = await keyPair(key);
  const options = mandatoryPointers === undefined ? undefined : {mandatoryPointers};
  return new DataIntegrityProof({
    signer: pair.signer(),
    date: now,
    cryptosuite: SUITES[cryptosuite].sign(options),
  });
}

function verifying(cryptosuite) {
  return new DataIntegrityProof({cryptosuite: SUITES[cryptosuite].verify()});
}

function outcome(report) {
  const errors = report.verified ? [] : [report.error, ...(report.error?.errors ?? [])];
  return {verified: report.verified, errors: errors.filter(Boolean).map(String)};
}

export async function issue({credential, now, ...rest}) {
  return vc.issue({credential, now, suite: await signing({now, ...rest}), documentLoader});
}

export async function verify({cryptosuite, credential, now}) {
  return outcome(
    await vc.verifyCredential({credential, now, suite: verifying(cryptosuite), documentLoader}));
}

export async function derive({cryptosuite, credential, selectivePointers}) {
  const suite = new DataIntegrityProof({
    cryptosuite: SUITES[cryptosuite].disclose({selectivePointers}),
  });
  return vc.derive({verifiableCredential: credential, suite, documentLoader});
}

/** Signs a presentation of credentials, which are taken as they are. */
export async function present({credentials, holder, challenge, domain, now, expires, ...rest}) {
  const presentation = vc.createPresentation({verifiableCredential: credentials, holder, now, verify: false});
  const suite = await signing({now, ...rest});
  suite.proof = {expires};
  return vc.signPresentation({presentation, suite, challenge, domain, documentLoader});
}

export async function verifyPresentation({cryptosuites, presentation, challenge, domain, now}) {
  const suite = cryptosuites.map(verifying);
  return outcome(await vc.verify({presentation, challenge, domain, now, suite, documentLoader}));
}
