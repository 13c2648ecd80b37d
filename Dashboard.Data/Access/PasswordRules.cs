using System.Security.Cryptography;

namespace Dashboard.Data.Access;

/// <summary>Length counts more than kinds of characters: a sentence is a good password, and Chinese is welcome.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Hashing an endless text would be work for the server at the wish of anybody.</summary>
    public const int MaxLength = 128;

    private const int MinDifferent = 6;

    // Without letters that are taken for another: no 0 O o 1 l I.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly string[] TriedFirst = ["password", "passw0rd", "12345678", "qwerty", "admin123", "letmein", "cnipa", "zscq"];

    /// <summary>Null: good enough.</summary>
    public static PasswordRefusal? Check(string password, string userName) => password switch
    {
        { Length: < MinLength } => new PasswordRefusal.TooShort(MinLength),
        { Length: > MaxLength } => new PasswordRefusal.TooLong(MaxLength),
        _ when password.Distinct().Count() < MinDifferent => new PasswordRefusal.TooUniform(),
        _ when userName.Length > 0 && password.Contains(userName, StringComparison.OrdinalIgnoreCase) => new PasswordRefusal.ContainsUserName(),
        _ when TriedFirst.Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase)) => new PasswordRefusal.Common(),
        _ => null,
    };

    /// <summary>A password to be shown once and changed at the first sign-in: four groups of four, 93 bits.</summary>
    public static string OneTime()
    {
        while (true)
        {
            var letters = RandomNumberGenerator.GetString(Alphabet, 16);
            var password = string.Join('-', letters.Chunk(4).Select(group => new string(group)));
            if (Check(password, "") is null)
            {
                return password;
            }
        }
    }
}
