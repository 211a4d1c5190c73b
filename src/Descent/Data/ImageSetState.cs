namespace Descent.Data;

/// <summary>What a folder holds of an image set; see <see cref="ImageSetInfo.State"/>.</summary>
public enum ImageSetState
{
    /// <summary>Not all four files.</summary>
    Missing,

    /// <summary>The set: its labels are the right ones, its images as long as they should be.</summary>
    Present,

    /// <summary>Files of the same names with other labels, such as those of another set.</summary>
    OtherFiles,

    /// <summary>A file that cannot be read or is cut off.</summary>
    Damaged,
}
