import { Controller, Get, Header, HttpException } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** 200 when requests can be answered, 503 when the database cannot be reached. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async health(): Promise<{ status: 'ok' }> {
    await this.dataSource.query('SELECT 1').catch((error: Error) => {
      throw new HttpException({ status: 'unavailable', code: 'DATABASE_UNAVAILABLE', message: error.message }, 503);
    });
    return { status: 'ok' };
  }
}
