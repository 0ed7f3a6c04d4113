import { ABOUT, type CommunitySettings } from '@bridgenotes/platform';
import type { Request } from 'express';
import type { ApiConfig } from '../config';
import { originOf } from './origin.rules';
import type { Site } from './preview.rules';

/** Where and by whom something is shown, for who asks for it. */
export function siteOf(request: Request, config: Pick<ApiConfig, 'PUBLIC_URL' | 'TRUST_PROXY_HOPS'>, community: CommunitySettings): Site {
  const believed = (name: string) => (config.TRUST_PROXY_HOPS > 0 ? request.get(name) : undefined);
  const origin = originOf(config.PUBLIC_URL, { host: request.get('host'), forwardedHost: believed('x-forwarded-host'), forwardedProto: believed('x-forwarded-proto') });
  const { name, description } = community.of(ABOUT);
  return { origin, name, description };
}
