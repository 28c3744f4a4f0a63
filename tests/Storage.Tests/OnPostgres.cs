using GearSweep.Storage.Tests.Damage;
using GearSweep.Storage.Tests.Results;
using GearSweep.Storage.Tests.Sweeps;
using GearSweep.Storage.Tests.Writing;

namespace GearSweep.Storage.Tests;

// The tests of the store, with PostgreSQL.
public sealed class BestPostgresTests : BestTests<PostgresTempDatabase>;

public sealed class CurvePostgresTests : CurveTests<PostgresTempDatabase>;

public sealed class SweepListPostgresTests : SweepListTests<PostgresTempDatabase>;

public sealed class TrialListPostgresTests : TrialListTests<PostgresTempDatabase>;

public sealed class DecisionPostgresTests : DecisionTests<PostgresTempDatabase>;

public sealed class TrialLifePostgresTests : TrialLifeTests<PostgresTempDatabase>;

public sealed class StoredSweepPostgresTests : StoredSweepTests<PostgresTempDatabase>;

public sealed class SweepStatePostgresTests : SweepStateTests<PostgresTempDatabase>;

public sealed class CrashPostgresTests : CrashTests<PostgresTempDatabase>;

public sealed class ReadersBesideWritersPostgresTests : ReadersBesideWritersTests<PostgresTempDatabase>;

public sealed class DamagedBlobPostgresTests : DamagedBlobTests<PostgresTempDatabase>;
