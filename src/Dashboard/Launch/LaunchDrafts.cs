namespace GearSweep.Dashboard.Launch;

/// <summary>
/// What a person has written for a launch and not launched, by where it began: a look at another page loses none of it.
/// One for each open page.
/// </summary>
internal sealed class LaunchDrafts
{
    private const int Most = 10;

    private readonly List<LaunchDraft> _latestLast = [];

    /// <summary>
    /// What was written from there and left; <see langword="null"/> where there is nothing but what it began with.
    /// </summary>
    public LaunchDraft? Find(LaunchStart start) => _latestLast.Find(draft => draft.Start == start && draft.IsEdited);

    /// <summary>
    /// Keeps a draft, in place of another with the same start. The one that is oldest goes when there are many.
    /// </summary>
    public void Keep(LaunchDraft draft)
    {
        Drop(draft.Start);
        _latestLast.Add(draft);
        if (_latestLast.Count > Most)
            _latestLast.RemoveAt(0);
    }

    /// <summary>Forgets what was written from there.</summary>
    public void Drop(LaunchStart start) => _latestLast.RemoveAll(draft => draft.Start == start);
}
