using System.Text.RegularExpressions;
using GearSweep.Shared.Text;

namespace GearSweep.Shared.Files;

/// <summary>
/// The one place where an error of the file system becomes a sentence: the path, what was wanted of it, and why it is
/// not to be had. The system's own message lacks one or the other.
/// </summary>
public static partial class FileFault
{
    /// <summary>Does something with a path.</summary>
    /// <exception cref="FileFaultException">The file system refuses; the message says all of it.</exception>
    public static T Try<T>(string path, FileUse use, Func<T> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            return act();
        }
        catch (Exception error) when (IsOf(error))
        {
            throw new FileFaultException(Sentence(path, use, error), error);
        }
    }

    /// <summary>Does something with a path.</summary>
    /// <exception cref="FileFaultException">The file system refuses; the message says all of it.</exception>
    public static void Try(string path, FileUse use, Action act) =>
        Try(
            path,
            use,
            () =>
            {
                act();
                return true;
            }
        );

    /// <summary>Does something with a path.</summary>
    /// <exception cref="FileFaultException">The file system refuses; the message says all of it.</exception>
    public static async Task TryAsync(string path, FileUse use, Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            await act();
        }
        catch (Exception error) when (IsOf(error))
        {
            throw new FileFaultException(Sentence(path, use, error), error);
        }
    }

    /// <summary>Whether an error is the file system's, and not told yet.</summary>
    public static bool IsOf(Exception error) =>
        error is (IOException and not FileFaultException) or UnauthorizedAccessException;

    /// <summary>E.g. <c>'/data/x.csv' cannot be read: permission denied</c>.</summary>
    public static string Sentence(string path, FileUse use, Exception error) =>
        $"'{Printable.Line(path)}' cannot be {WordOf(use)}: {ReasonOf(error)}";

    /// <summary>Why, e.g. <c>permission denied</c>.</summary>
    public static string ReasonOf(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            FileFaultException told => told.Message,
            FileNotFoundException => "it is not there",
            DirectoryNotFoundException => "its directory is not there",
            PathTooLongException => "its name is too long",
            UnauthorizedAccessException { InnerException: IOException inner } => Plain(inner.Message),
            UnauthorizedAccessException => "permission denied",
            _ => Plain(error.Message),
        };
    }

    private static string WordOf(FileUse use) =>
        use switch
        {
            FileUse.Read => "read",
            FileUse.Write => "written",
            FileUse.Create => "created",
            _ => "listed",
        };

    /// <summary>The system's words, without the path behind them.</summary>
    private static string Plain(string message)
    {
        var words = PathAtTheEnd().Replace(message, "").TrimEnd('.', ' ');
        return words.Length == 0 ? "the system refuses" : Printable.Line(char.ToLowerInvariant(words[0]) + words[1..]);
    }

    [GeneratedRegex(@" : '.*'\s*\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PathAtTheEnd();
}
