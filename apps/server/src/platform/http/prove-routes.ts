import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from './declare-access.js';

export interface DeclaredRoute {
  handler: string;
  method: string;
  path: string;
  rule: AccessRule | undefined;
}

/** Deny by default: the service does not start while a route says nothing about who may call it. */
@Injectable()
export class ProveRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  routes(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, (...args: unknown[]) => unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (!handler || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
        const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'ALL';
        const rule = Reflect.getMetadata(ACCESS_RULE, handler) as AccessRule | undefined;
        return paths.map((path) => ({ handler: `${metatype.name}.${name}`, method, path, rule }));
      });
    });
  }

  onModuleInit(): void {
    const silent = this.routes().filter((route) => !route.rule);
    if (silent.length > 0)
      throw new Error(`These routes do not say who may call them: ${silent.map((route) => route.handler).join(', ')}`);
  }
}
