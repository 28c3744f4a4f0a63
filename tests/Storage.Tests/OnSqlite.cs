using GearSweep.Storage.Tests.Damage;
using GearSweep.Storage.Tests.Results;
using GearSweep.Storage.Tests.Sweeps;
using GearSweep.Storage.Tests.Writing;

namespace GearSweep.Storage.Tests;

// The tests of the store, with SQLite.
public sealed class BestSqliteTests : BestTests<SqliteTempDatabase>;

public sealed class CurveSqliteTests : CurveTests<SqliteTempDatabase>;

public sealed class SweepListSqliteTests : SweepListTests<SqliteTempDatabase>;

public sealed class TrialListSqliteTests : TrialListTests<SqliteTempDatabase>;

public sealed class DecisionSqliteTests : DecisionTests<SqliteTempDatabase>;

public sealed class TrialLifeSqliteTests : TrialLifeTests<SqliteTempDatabase>;

public sealed class StoredSweepSqliteTests : StoredSweepTests<SqliteTempDatabase>;

public sealed class SweepStateSqliteTests : SweepStateTests<SqliteTempDatabase>;

public sealed class CrashSqliteTests : CrashTests<SqliteTempDatabase>;

public sealed class ReadersBesideWritersSqliteTests : ReadersBesideWritersTests<SqliteTempDatabase>;

public sealed class DamagedBlobSqliteTests : DamagedBlobTests<SqliteTempDatabase>;
