import { AppError, hasRole, requireLogin, requireScope, requireSignedIn, type Scope, type Viewer } from '@bridgenotes/platform';
import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from './request-context';

/** Who may call a query, mutation or subscription; which rows they may touch is the service's decision. */
export type AccessLevel = 'anyone' | 'signed-in' | 'contributor' | 'moderator' | 'admin';

/** What an API key needs besides: a scope, or nothing will do because it is for a person who signed in. */
export type KeyNeeds = Scope | 'login';

interface Declared {
  readonly level: AccessLevel;
  readonly needs: KeyNeeds | null;
}

const ACCESS = 'bridgenotes:access';

/**
 * Declares who may call a resolver, and what an API key of theirs needs for it. Every query, mutation and subscription
 * has one (a lint rule insists); only what is for anyone goes without `needs`.
 */
export function Access(level: 'anyone'): MethodDecorator;
export function Access(level: Exclude<AccessLevel, 'anyone'>, needs: KeyNeeds): MethodDecorator;
export function Access(level: AccessLevel, needs: KeyNeeds | null = null): MethodDecorator {
  return SetMetadata(ACCESS, { level, needs } satisfies Declared);
}

/** Who is asking, as a parameter of a resolver. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => requestContext(context).viewer);

/** The context of this request, as a parameter of a resolver: for loaders. */
export const Request = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext => requestContext(context));

const requestContext = (context: ExecutionContext): RequestContext => GqlExecutionContext.create(context).getContext<RequestContext>();

/** @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, ALIAS_REQUIRED, FORBIDDEN */
export function checkAccess(viewer: Viewer, { level, needs }: Declared): void {
  if (level === 'anyone') return;
  requireSignedIn(viewer);
  if (level !== 'signed-in' && viewer.removed) throw new AppError('CONTRIBUTOR_REMOVED');
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
    checkAccess(request.viewer, declared);
    // Mutations of one operation run one after the other, and what one has read the next may change.
    if (GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>().operation.operation === 'mutation') request.renew();
    return true;
  }
}
