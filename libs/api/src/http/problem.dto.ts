// The one shape of every refusal and failure.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'FieldProblem' })
export class FieldProblemDto {
  @ApiProperty({ type: 'string', description: 'Path of the field, such as `vitals.spo2`.' })
  path: string;

  @ApiProperty({ type: 'string', description: 'The rule it breaks; never the value itself.' })
  rule: string;
}

@ApiSchema({ name: 'Problem' })
export class ProblemDto {
  @ApiProperty({ type: 'string', description: '`AREA.REASON`.', example: 'INCIDENT.CLOSED' })
  code: string;

  @ApiProperty({ type: 'string' })
  message: string;

  @ApiPropertyOptional({ type: () => [FieldProblemDto] })
  problems?: FieldProblemDto[];

  @ApiPropertyOptional({ type: 'string', description: 'For an unexpected failure: the id under which the log has it.' })
  errorId?: string;
}
