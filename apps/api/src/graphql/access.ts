import { AppError, hasRole, requireActive, requireLogin, requireScope, requireSignedIn, type Scope, type Viewer } from '@bridgenotes/platform';
import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from './request-context';

/** Who may call a query, mutation or subscription; which rows they may touch is the service's decision. */
export type AccessLevel = 'anyone' | 'signed-in' | 'contributor' | 'moderator' | 'admin';

/** What an API key needs besides: a scope, or nothing will do because it is for a person who signed in. */
export type KeyNeeds = Scope | 'login';

/** Who is not taking part, and may read only. */
export type Outside = 'removed' | 'left';

interface Declared {
  readonly level: AccessLevel;
  readonly needs: KeyNeeds | null;
  readonly evenIf: readonly Outside[];
}

const ACCESS = 'bridgenotes:access';

/**
 * Declares who may call a resolver, and what an API key of theirs needs for it. Every query, mutation and subscription
 * has one (a lint rule insists); only what is for anyone goes without `needs`.
 * @param evenIf who may although they do not take part, such as those who left and want to return. Without it they change
 * nothing, and ask nothing that is for contributors
 */
export function Access(level: 'anyone'): MethodDecorator;
export function Access(level: Exclude<AccessLevel, 'anyone'>, needs: KeyNeeds, evenIf?: readonly Outside[]): MethodDecorator;
export function Access(level: AccessLevel, needs: KeyNeeds | null = null, evenIf: readonly Outside[] = []): MethodDecorator {
  return SetMetadata(ACCESS, { level, needs, evenIf } satisfies Declared);
}

/** Who is asking, as a parameter of a resolver. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => requestContext(context).viewer);

/** The context of this request, as a parameter of a resolver: for loaders. */
export const Request = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext => requestContext(context));

const requestContext = (context: ExecutionContext): RequestContext => GqlExecutionContext.create(context).getContext<RequestContext>();

/** @param changes whether it is a mutation @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, CONTRIBUTOR_LEFT, ALIAS_REQUIRED, FORBIDDEN */
export function checkAccess(viewer: Viewer, { level, needs, evenIf }: Declared, changes: boolean): void {
  if (level === 'anyone') return;
  requireSignedIn(viewer);
  if (level !== 'signed-in' || changes) requireActive({ ...viewer, removed: viewer.removed && !evenIf.includes('removed'), left: viewer.left === true && !evenIf.includes('left') });
  if (needs === 'login') requireLogin(viewer);
  else if (needs !== null) requireScope(viewer, needs);
  if (level === 'signed-in') return;
  if (level === 'contributor' && viewer.alias === null) throw new AppError('ALIAS_REQUIRED');
  if (!hasRole(viewer, level)) throw new AppError('FORBIDDEN', { needs: `the role ${level}` });
}

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // Plain HTTP routes (health, the query page) are public by design and carry no such declaration.
    if (context.getType<string>() !== 'graphql') return true;
    const declared = this.reflector.get<Declared | undefined>(ACCESS, context.getHandler());
    if (declared === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not declare its access`);
    const request = requestContext(context);
    const changes = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>().operation.operation === 'mutation';
    checkAccess(request.viewer, declared, changes);
    // Mutations of one operation run one after the other, and what one has read the next may change.
    if (changes) request.renew();
    return true;
  }
}
