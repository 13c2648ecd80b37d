// A provider of OpenID Connect for SingleSignOnTests: oidc-provider on the loopback, which lets in whom the test names without asking,
// and whose id tokens the test can have spoilt. Ends with its standard input.
import { createServer } from 'node:http';
import { once } from 'node:events';
import Provider from 'oidc-provider';
import * as jose from 'jose';

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

// What the test has said: who signs in (null: they cancel), what is said of them, and how the id token is spoilt.
let wish = { subject: 'nobody', claims: {}, spoil: null, loseToken: false };
let provider;
let handle;
let app;
let key = await newKey('first');
const gone = await newKey('gone');

async function newKey(kid) {
  const { privateKey } = await jose.generateKeyPair('RS256', { extractable: true });
  return { ...await jose.exportJWK(privateKey), kid, use: 'sig', alg: 'RS256' };
}

function build() {
  provider = new Provider(issuer, {
    clients: [{
      client_id: 'dashboard', client_secret: 'secret', redirect_uris: [`${app}/sign-in/single-sign-on/answer`],
      post_logout_redirect_uris: [`${app}/sign-out/single-sign-on`], backchannel_logout_uri: `${app}/sign-out/back-channel`, backchannel_logout_session_required: true,
    }],
    jwks: { keys: [key] },
    cookies: { keys: ['test'] },
    fetch: (url, { dispatcher, ...options }) => fetch(url, options), // its own refuses the loopback
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles', 'province'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => { ctx.body = form; } },
    },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ ...wish.claims, sub }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600, Interaction: 600 },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === '/token' && ctx.body?.id_token && wish.spoil) {
      ctx.body.id_token = await spoilt(ctx.body.id_token);
    }
  });
  provider.on('backchannel.error', (ctx, failure) => console.error('back channel', failure));
  provider.on('server_error', (ctx, failure) => console.error(failure));
  handle = provider.callback();
}

async function spoilt(token) {
  const claims = { ...jose.decodeJwt(token), ...wish.spoil.claims };
  const now = Math.floor(Date.now() / 1000);
  if (wish.spoil.expiredSince !== undefined) claims.exp = now - wish.spoil.expiredSince;
  if (wish.spoil.validIn !== undefined) claims.nbf = now + wish.spoil.validIn;
  if (wish.spoil.unsigned) {
    return new jose.UnsecuredJWT(claims).encode();
  }
  const by = wish.spoil.withKeyThatIsGone ? gone : key;
  return new jose.SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: by.kid }).sign(await jose.importJWK(by, 'RS256'));
}

async function json(request) {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text || '{}');
}

server.on('request', async (request, response) => {
  try {
    const path = new URL(request.url, issuer).pathname;
    if (path === '/test/start') {
      ({ app } = await json(request));
      build();
      response.end();
    } else if (path === '/test/wish') {
      wish = await json(request);
      response.end();
    } else if (path === '/test/rotate') {
      key = await newKey(`key-${Date.now()}`);
      build();
      response.end();
    } else if (path === '/test/logout-token') { // one as the provider makes it, changed as the test says
      const { claims, unsigned } = await json(request);
      const whole = { iss: issuer, aud: 'dashboard', iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 60, jti: String(Math.random()), ...claims };
      response.end(unsigned ? new jose.UnsecuredJWT(whole).encode()
        : await new jose.SignJWT(whole).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'logout+jwt' }).sign(await jose.importJWK(key, 'RS256')));
    } else if (path.startsWith('/interaction/')) {
      await provider.interactionFinished(request, response, wish.subject === null
        ? { error: 'access_denied', error_description: 'cancelled' } : { login: { accountId: wish.subject } });
    } else {
      handle(request, response);
    }
  } catch (failure) {
    response.statusCode = 500;
    response.end(String(failure?.stack ?? failure));
  }
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
console.log(issuer);
