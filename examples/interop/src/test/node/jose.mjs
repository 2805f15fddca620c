// JSON Web Signatures by panva's jose.
import {CompactSign, compactVerify, importJWK} from 'jose';

const decoder = new TextDecoder();

/** Signs text that is taken as it is. */
export async function sign({header, payload, jwk}) {
  const key = await importJWK(jwk, header.alg);
  return new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader(header).sign(key);
}

export async function verify({token, alg, jwk}) {
  try {
    const {payload, protectedHeader} = await compactVerify(token, await importJWK(jwk, alg), {algorithms: [alg]});
    return {verified: true, header: protectedHeader, payload: decoder.decode(payload)};
  } catch (error) {
    return {verified: false, errors: [String(error)]};
  }
}
