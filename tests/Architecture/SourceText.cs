using GearSweep.Testing;

namespace GearSweep.Architecture;

/// <summary>A file of code.</summary>
/// <param name="File">Its path in its project.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceText(string File, string Text)
{
    /// <summary>The folder's path in the project; empty for the project's own.</summary>
    public string Folder { get; } = Path.GetDirectoryName(File)!.Replace('\\', '/');

    /// <summary>The code of a project of src, without what is generated.</summary>
    public static IEnumerable<SourceText> OfProject(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        return from path in Directory.GetFiles(root, "*.*", SearchOption.AllDirectories)
            let file = Path.GetRelativePath(root, path).Replace('\\', '/')
            where Path.GetExtension(file) is ".cs" or ".razor" && file.Split('/')[0] is not ("obj" or "bin")
            orderby file
            select new SourceText(file, System.IO.File.ReadAllText(path));
    }
}
