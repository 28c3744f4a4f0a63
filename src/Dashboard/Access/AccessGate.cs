using System.Security.Claims;
using GearSweep.Shared.Access;
using GearSweep.Shared.Files;

namespace GearSweep.Dashboard.Access;

/// <summary>
/// Whether tokens are needed, and which are good. The file is read again once a second at most, and only when somebody
/// asks, so that a token that was replaced is refused a second later. Without a file that can be read none is good.
/// </summary>
internal sealed partial class AccessGate(AccessSettings settings, TimeProvider time, ILogger<AccessGate> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<bool> _isNeeded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private AccessHashes? _hashes;
    private long? _read;
    private string? _trouble;

    /// <summary>
    /// Whether a token is needed: known when the server has started, a moment after the first request can come.
    /// </summary>
    public Task<bool> IsNeeded => _isNeeded.Task;

    /// <summary>Says whether a token is needed.</summary>
    public void Decide(bool isNeeded) => _isNeeded.TrySetResult(isNeeded);

    /// <summary>The role of a token with this hash.</summary>
    public AccessRole? RoleOf(string hash) => Hashes()?.RoleOf(hash);

    /// <summary>Whether what a person has shown is still good.</summary>
    public bool Knows(ClaimsPrincipal person) =>
        person.Identity is { IsAuthenticated: true }
        && (Person.HashOf(person) is not { } hash || (RoleOf(hash) is { } role && person.IsInRole($"{role}")));

    private AccessHashes? Hashes()
    {
        lock (_lock)
        {
            if (_read is { } read && time.GetElapsedTime(read) < Fresh)
                return _hashes;
            _read = time.GetTimestamp();
            string? trouble = null;
            try
            {
                _hashes = settings.File is { } file ? AccessFile.Read(file) : null;
                if (_hashes is null)
                    trouble = $"There is no file '{settings.File}'";
            }
            catch (FileFaultException error)
            {
                (_hashes, trouble) = (null, error.Message);
            }

            if (trouble is not null && trouble != _trouble)
                LogTrouble(trouble);
            _trouble = trouble;
            return _hashes;
        }
    }

    [LoggerMessage(LogLevel.Error, "No access token is good: {Reason}")]
    private partial void LogTrouble(string reason);
}
