// SD-JWT by the OpenWallet Foundation's @sd-jwt packages, with Node's own cryptography.
import {createHash, createPrivateKey, createPublicKey, randomBytes, sign as rawSign, verify as rawVerify} from 'node:crypto';
import {SDJwtInstance} from '@sd-jwt/core';
import {SDJwtVcInstance} from '@sd-jwt/sd-jwt-vc';

const HASHES = {'sha-256': 'sha256', 'sha-384': 'sha384', 'sha-512': 'sha512'};
const DIGESTS = {ES256: 'sha256', ES384: 'sha384', EdDSA: null};

function alg(jwk) {
  return {'Ed25519': 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384'}[jwk.crv];
}

function signer(jwk) {
  const key = createPrivateKey({key: jwk, format: 'jwk'});
  return data => rawSign(DIGESTS[alg(jwk)], Buffer.from(data), {key, dsaEncoding: 'ieee-p1363'}).toString('base64url');
}

function verifies(jwk, data, signature) {
  const key = createPublicKey({key: jwk, format: 'jwk'});
  return rawVerify(
    DIGESTS[alg(jwk)], Buffer.from(data), {key, dsaEncoding: 'ieee-p1363'}, Buffer.from(signature, 'base64url'));
}

/** profile "vc" is SD-JWT VC, with its rules; anything else is plain SD-JWT. */
function instance(profile, settings) {
  const config = {
    hasher: (data, algorithm) => createHash(HASHES[algorithm]).update(Buffer.from(data)).digest(),
    saltGenerator: () => randomBytes(16).toString('base64url'),
    hashAlg: 'sha-256',
    ...settings,
  };
  return profile === 'vc' ? new SDJwtVcInstance(config) : new SDJwtInstance({omitTyp: true, ...config});
}

export async function issue({profile, claims, frame, header, issuerJwk}) {
  return instance(profile, {signer: signer(issuerJwk), signAlg: alg(issuerJwk)})
    .issue(claims, frame, {header});
}

/** Shows what the frame names; bound to the holder's key if one is given. */
export async function present({profile, sdJwt, frame, holderJwk, nonce, audience, issuedAt}) {
  const settings = holderJwk ? {kbSigner: signer(holderJwk), kbSignAlg: alg(holderJwk)} : {};
  const kb = holderJwk ? {payload: {iat: issuedAt, aud: audience, nonce}} : undefined;
  return instance(profile, settings).present(sdJwt, frame, {kb});
}

/** Verifies; with a nonce also the key binding, by the key in cnf. */
export async function verify({profile, sdJwt, issuerJwk, nonce, currentDate}) {
  const peer = instance(profile, {
    verifier: (data, signature) => verifies(issuerJwk, data, signature),
    kbVerifier: (data, signature, payload) => verifies(payload.cnf.jwk, data, signature),
  });
  try {
    const {payload} = await peer.verify(sdJwt, {keyBindingNonce: nonce, currentDate});
    return {verified: true, claims: payload};
  } catch (error) {
    return {verified: false, errors: [String(error)]};
  }
}
